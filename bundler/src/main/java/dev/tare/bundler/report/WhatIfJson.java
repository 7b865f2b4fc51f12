package dev.tare.bundler.report;

import dev.tare.bundler.whatif.WhatIfReport;
import dev.tare.bundler.whatif.WhatIfReport.Change;
import dev.tare.bundler.whatif.WhatIfReport.EntryStart;
import dev.tare.bundler.whatif.WhatIfReport.Kept;
import dev.tare.bundler.whatif.WhatIfReport.OutOfSight;
import dev.tare.bundler.whatif.WhatIfReport.Site;
import dev.tare.bundler.whatif.WhatIfReport.Tokens;
import dev.tare.core.json.JsonWriter;

/** What a change would save as a field of the audit's JSON. */
final class WhatIfJson {

    private WhatIfJson() {}

    static void write(WhatIfReport report, JsonWriter json) {
        json.beginObject("whatIf").field("asked", report.asked());
        tokens("alwaysLoadedTokens", report.always(), json);
        tokens("medianStartTokens", report.median(), json);
        json.beginArray("entries");
        for (EntryStart entry : report.entries()) {
            json.beginObject().field("id", entry.id()).field("name", entry.name());
            tokens("startTokens", entry.start(), json);
            json.endObject();
        }
        json.endArray().beginArray("changes");
        for (Change change : report.changes()) {
            change(change, json);
        }
        json.endArray().beginArray("outOfSight");
        for (OutOfSight module : report.outOfSight()) {
            json.beginObject()
                    .field("id", module.module())
                    .field("constraintLines", module.lines())
                    .field("line", module.line())
                    .field("text", module.text())
                    .endObject();
        }
        json.endArray().beginArray("kept");
        for (Kept kept : report.kept()) {
            json.beginObject().field("path", kept.path()).field("line", kept.line());
            json.name("reference");
            if (kept.reference().isPresent()) {
                json.value(kept.reference().get());
            } else {
                json.nullValue();
            }
            json.field("loads", kept.module()).field("reason", kept.reason()).endObject();
        }
        json.endArray().endObject();
    }

    private static void change(Change change, JsonWriter json) {
        json.beginObject()
                .field("path", change.sites().get(0).path())
                .field("line", change.sites().get(0).line())
                .field("pass", change.pass())
                .field("savesTokens", change.most())
                .field("leastTokens", change.least())
                .field("starts", change.starts())
                .field("everyStart", change.everyStart())
                .field("sumTokens", change.all());
        json.beginObject("opens")
                .field("id", change.opens())
                .field("added", change.isNew())
                .field("tokens", change.tokens())
                .endObject();
        json.beginArray("places");
        for (Site site : change.sites()) {
            json.beginObject()
                    .field("path", site.path())
                    .field("line", site.line())
                    .field("lastLine", site.lastLine())
                    .field("goes", site.goes())
                    .field("stands", site.stands())
                    .endObject();
        }
        json.endArray().endObject();
    }

    private static void tokens(String name, Tokens tokens, JsonWriter json) {
        json.beginObject(name)
                .field("before", tokens.before())
                .field("after", tokens.after())
                .endObject();
    }
}
