package dev.tare.bundler.report;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.AuditReport.AlwaysPart;
import dev.tare.bundler.audit.AuditReport.Cost;
import dev.tare.bundler.audit.AuditReport.Count;
import dev.tare.bundler.audit.AuditReport.Entry;
import dev.tare.bundler.audit.AuditReport.Fault;
import dev.tare.bundler.audit.AuditReport.Fix;
import dev.tare.bundler.audit.AuditReport.GraphShape;
import dev.tare.bundler.audit.AuditReport.Listing;
import dev.tare.bundler.audit.AuditReport.ModuleFacts;
import dev.tare.bundler.audit.AuditReport.OverLong;
import dev.tare.bundler.audit.AuditReport.Place;
import dev.tare.bundler.audit.AuditReport.Range;
import dev.tare.bundler.audit.AuditReport.ReferenceCounts;
import dev.tare.bundler.audit.AuditReport.Start;
import dev.tare.bundler.audit.AuditReport.Weight;
import dev.tare.bundler.repeats.RepeatReport;
import dev.tare.bundler.whatif.WhatIfReport;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.json.JsonWriter;
import java.io.StringWriter;
import java.util.Optional;

/**
 * An audit as JSON of version {@value #SCHEMA_VERSION}. Fields may be added, never renamed; the schema is published as
 * {@code docs/schema/audit.schema.json}.
 */
public final class AuditJson {

    public static final int SCHEMA_VERSION = 1;

    private final AuditReport report;
    private final Optional<WhatIfReport> whatIf;
    private final Optional<RepeatReport> repeats;
    private final JsonWriter json;

    private AuditJson(
            AuditReport report, Optional<WhatIfReport> whatIf, Optional<RepeatReport> repeats, JsonWriter json) {
        this.report = report;
        this.whatIf = whatIf;
        this.repeats = repeats;
        this.json = json;
    }

    /** Returns the audit as one JSON document. */
    public static String write(AuditReport report) {
        return write(report, Optional.empty(), Optional.empty());
    }

    /** Returns the audit as one JSON document, with what a change would save. */
    public static String write(AuditReport report, Optional<WhatIfReport> whatIf) {
        return write(report, whatIf, Optional.empty());
    }

    /** Returns the audit as one JSON document, with what a change would save and what is said more than once, where that was asked for. */
    public static String write(AuditReport report, Optional<WhatIfReport> whatIf, Optional<RepeatReport> repeats) {
        StringWriter out = new StringWriter(65_536);
        try (JsonWriter json = JsonWriter.to(out)) {
            new AuditJson(report, whatIf, repeats, json).write();
        }
        return out.toString();
    }

    private void write() {
        json.beginObject().field("schemaVersion", SCHEMA_VERSION);
        head();
        references();
        graph();
        always();
        start();
        entries();
        fixes();
        modules();
        faults();
        diagnostics();
        if (whatIf.isPresent()) {
            WhatIfJson.write(whatIf.get(), json);
        }
        if (repeats.isPresent()) {
            RepeatJson.write(repeats.get(), json);
        }
        json.endObject();
    }

    private void head() {
        AuditReport.Subject subject = report.subject();
        json.beginObject("framework").field("root", ".").field("name", subject.name());
        json.field("dialects", subject.dialects());
        json.beginObject("harness")
                .field("id", subject.harness())
                .field("name", subject.harnessName())
                .field("version", subject.harnessVersion())
                .endObject()
                .endObject();
        json.field("encoding", report.counting().encoding())
                .field("counts", report.counting().exact() ? "exact" : "estimate");
        if (report.counting().model().isPresent()) {
            json.field("model", report.counting().model().get());
        }
        AuditReport.Totals totals = report.totals();
        json.beginObject("totals")
                .field("modules", totals.modules())
                .field("bytes", totals.bytes())
                .field("tokens", totals.tokens())
                .field("alwaysLoadedTokens", totals.alwaysLoadedTokens())
                .endObject();
    }

    private void references() {
        ReferenceCounts counts = report.references();
        json.beginObject("references")
                .field("total", counts.total())
                .field("resolved", counts.resolved())
                .field("broken", counts.broken())
                .field("ambiguous", counts.ambiguous())
                .field("placeholder", counts.placeholder())
                .field("example", counts.example())
                .field("external", counts.external())
                .field("directory", counts.directory())
                .field("misplaced", counts.misplaced())
                .field("swallowed", counts.swallowed())
                .field("byName", counts.byName());
        json.beginObject("tiers");
        for (Count tier : counts.tiers()) {
            json.field(tier.word(), tier.count());
        }
        json.endObject().beginObject("strengths");
        for (Count strength : counts.strengths()) {
            json.field(strength.word(), strength.count());
        }
        json.endObject().endObject();
    }

    private void graph() {
        GraphShape graph = report.graph();
        json.beginObject("graph")
                .field("resolution", graph.resolution())
                .field("edges", graph.edges())
                .field("cycles", graph.cycles())
                .field("largestComponent", graph.largestComponent())
                .field("depth", graph.depth())
                .field("unreachableModules", graph.unreachableModules())
                .field("unreachableTokens", graph.unreachableTokens())
                .endObject();
    }

    private void always() {
        json.beginObject("always").field("tokens", report.always().tokens());
        json.beginArray("parts");
        for (AlwaysPart part : report.always().parts()) {
            json.beginObject()
                    .field("id", part.id())
                    .field("role", part.role())
                    .field("tokens", part.tokens())
                    .endObject();
        }
        Listing listing = report.always().listing();
        json.endArray()
                .beginObject("listing")
                .field("entries", listing.entries())
                .field("unlisted", listing.unlisted())
                .field("tokens", listing.tokens())
                .field("loadedTokens", listing.loadedTokens())
                .field("budgetTokens", listing.budgetTokens())
                .field("limitChars", listing.limitChars());
        json.beginArray("overLong");
        for (OverLong over : listing.overLong()) {
            json.beginObject()
                    .field("id", over.id())
                    .field("line", over.line())
                    .field("chars", over.chars())
                    .endObject();
        }
        json.endArray().endObject().endObject();
    }

    private void start() {
        Start start = report.start();
        json.beginObject("start")
                .field("contextWindow", start.window().tokens())
                .field("contextWindowFrom", start.window().source().word())
                .field("threshold", start.threshold())
                .field("over", start.over())
                .field("medianTokens", start.medianTokens())
                .field("worstTokens", start.worstTokens());
        optional("worst", start.worst().orElse(null));
        json.endObject();
        if (report.cost().isPresent()) {
            Cost cost = report.cost().get();
            json.beginObject("cost")
                    .field("model", cost.model())
                    .field("asOf", cost.asOf())
                    .field("source", cost.source())
                    .field("currency", "USD")
                    .field("inputPerMillion", cost.inputPerMillion().doubleValue())
                    .field("median", cost.median().doubleValue())
                    .field("worst", cost.worst().doubleValue())
                    .field("estimate", !report.counting().exact())
                    .endObject();
        }
    }

    private void entries() {
        json.beginArray("entries");
        for (Entry entry : report.entries()) {
            json.beginObject()
                    .field("id", entry.id())
                    .field("name", entry.name())
                    .field("kind", entry.kind());
            json.beginObject("tokens")
                    .field("own", entry.own())
                    .field("eager", entry.eager())
                    .field("reachable", entry.reachable())
                    .field("reachableByName", entry.reachableByName())
                    .field("nested", entry.nested())
                    .field("start", entry.start())
                    .endObject();
            json.beginArray("heaviest");
            for (Weight weight : entry.heaviest()) {
                json.beginObject()
                        .field("id", weight.id())
                        .field("retainedTokens", weight.retainedTokens())
                        .endObject();
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    private void fixes() {
        json.beginArray("fixFirst");
        for (Fix fix : report.fixFirst()) {
            json.beginObject();
            optional("entry", fix.entry().orElse(null));
            json.field("path", fix.path())
                    .field("line", fix.line())
                    .field("kind", fix.kind().word())
                    .field("savesTokens", fix.savesTokens())
                    .field("fix", fix.fix())
                    .field("subject", fix.subject())
                    .field("starts", fix.starts())
                    .field("everyStart", fix.everyStart());
            if (fix.unused().isPresent()) {
                Range unused = fix.unused().get();
                json.beginObject("unusedTokens")
                        .field("least", unused.least())
                        .field("most", unused.most())
                        .endObject();
            }
            json.endObject();
        }
        json.endArray();
    }

    private void modules() {
        json.beginArray("modules");
        for (ModuleFacts module : report.modules()) {
            json.beginObject()
                    .field("id", module.id())
                    .field("kind", module.kind())
                    .field("tokens", module.tokens())
                    .field("usedBy", module.usedBy())
                    .field("bytes", module.bytes())
                    .field("cited", module.cited())
                    .field("unreachable", module.unreachable())
                    .endObject();
        }
        json.endArray();
    }

    private void faults() {
        json.beginArray("faults");
        for (Fault fault : report.check().faults()) {
            json.beginObject()
                    .field("outcome", fault.outcome())
                    .field("target", fault.target())
                    .field("severity", fault.severity().word())
                    .field("message", fault.message())
                    .field("help", fault.help());
            json.beginArray("places");
            for (Place place : fault.places()) {
                json.beginObject()
                        .field("path", place.path())
                        .field("line", place.line())
                        .field("column", place.column())
                        .endObject();
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    private void diagnostics() {
        json.beginArray("diagnostics");
        for (Diagnostic diagnostic : report.diagnostics()) {
            json.beginObject()
                    .field("code", diagnostic.kind().code())
                    .field("severity", diagnostic.severity().word())
                    .field("path", diagnostic.path())
                    .field("line", diagnostic.position().line())
                    .field("column", diagnostic.position().column())
                    .field("message", diagnostic.message())
                    .field("help", diagnostic.help())
                    .endObject();
        }
        json.endArray();
    }

    private void optional(String name, @org.jspecify.annotations.Nullable String value) {
        json.name(name);
        if (value == null) {
            json.nullValue();
        } else {
            json.value(value);
        }
    }
}
