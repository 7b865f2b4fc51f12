package dev.tare.bundler.report;

import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.bundler.build.BuildReport.DroppedText;
import dev.tare.bundler.build.BuildReport.EntryChange;
import dev.tare.bundler.build.BuildReport.GroupSaving;
import dev.tare.bundler.build.BuildReport.ModuleChange;
import dev.tare.bundler.build.BuildReport.PassSaving;
import dev.tare.bundler.build.BuildReport.Saving;
import dev.tare.bundler.build.BundleReport;
import dev.tare.bundler.build.FlatReport;
import dev.tare.core.json.JsonWriter;
import dev.tare.optimizer.Fate;
import dev.tare.optimizer.proof.Finding;
import java.io.StringWriter;
import java.util.List;

/** Writes the report of a build as JSON; {@code docs/schema/build.schema.json} describes it. */
public final class BuildJson {

    private BuildJson() {}

    /** Returns the report as JSON. */
    public static String write(BuildReport report) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = JsonWriter.to(text)) {
            json.beginObject()
                    .field("schemaVersion", 1)
                    .field("framework", report.framework())
                    .field("target", report.target())
                    .field("level", report.level())
                    .field("notation", report.notation())
                    .field("encoding", report.encoding())
                    .field("modules", report.modules());
            change(json, "tokens", report.tokens());
            change(json, "alwaysLoadedTokens", report.always());
            json.beginArray("passes");
            for (PassSaving pass : report.passes()) {
                json.beginObject()
                        .field("name", pass.name())
                        .field("fidelity", pass.fidelity())
                        .field("group", pass.group())
                        .field("modules", pass.modules())
                        .field("savedTokens", pass.savedTokens())
                        .endObject();
            }
            json.endArray().beginArray("groups");
            for (GroupSaving group : report.groups()) {
                json.beginObject()
                        .field("name", group.name())
                        .field("savedTokens", group.tokens())
                        .field("savedAlwaysLoadedTokens", group.always())
                        .endObject();
            }
            json.endArray().beginArray("entries");
            for (EntryChange entry : report.entries()) {
                json.beginObject().field("id", entry.id()).field("name", entry.name());
                change(json, "own", entry.own());
                savings(json, "ownPasses", entry.ownSavings());
                change(json, "start", entry.start());
                savings(json, "startGroups", entry.startSavings());
                json.endObject();
            }
            json.endArray().beginArray("account");
            for (ModuleChange module : report.account()) {
                json.beginObject().field("id", module.id());
                change(json, "tokens", module.tokens());
                savings(json, "passes", module.savings());
                savings(json, "groups", module.groups());
                json.endObject();
            }
            json.endArray().beginObject("fates");
            for (Fate fate : Fate.values()) {
                json.field(fate.word(), report.fates().getOrDefault(fate, 0));
            }
            json.endObject()
                    .field("manifestBytes", report.manifestBytes())
                    .field("sourceBytes", report.sourceBytes())
                    .field("untouchedModules", report.untouched())
                    .field("untouchedPlaces", report.untouchedPlaces());
            json.beginArray("dropped");
            for (DroppedText drop : report.drops()) {
                json.beginObject()
                        .field("rule", drop.rule())
                        .field("path", drop.path())
                        .field("line", drop.line())
                        .field("text", drop.text())
                        .field("replacedBy", drop.by())
                        .endObject();
            }
            json.endArray();
            findings(json, report.findings());
            if (report.budget().isPresent()) {
                BudgetWords.json(json, report.budget().get());
            }
            if (report.bundle().isPresent()) {
                BundleReport bundle = report.bundle().get();
                json.beginObject("bundle")
                        .field("storedTokens", bundle.storedTokens())
                        .field("sharedTokens", bundle.sharedTokens())
                        .field("partials", bundle.partials())
                        .field("uses", bundle.uses())
                        .endObject();
            }
            if (report.flat().isPresent()) {
                prompts(json, report.flat().get());
            }
            json.endObject();
        }
        return text.toString();
    }

    private static void prompts(JsonWriter json, FlatReport flat) {
        json.field("passLevel", flat.level()).beginArray("prompts");
        for (FlatReport.Prompt prompt : flat.prompts()) {
            json.beginObject()
                    .field("file", prompt.file())
                    .field("id", prompt.id())
                    .field("name", prompt.name())
                    .field("kind", prompt.kind())
                    .field("parts", prompt.parts());
            change(json, "tokens", prompt.tokens());
            json.endObject();
        }
        json.endArray().beginArray("missing");
        for (FlatReport.Missing missing : flat.missing()) {
            json.beginObject()
                    .field("path", missing.path())
                    .field("line", missing.line())
                    .field("target", missing.target())
                    .field("outcome", missing.outcome())
                    .endObject();
        }
        json.endArray();
    }

    /** Returns the outcome of a proof as JSON. */
    public static String proof(List<Finding> findings) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = JsonWriter.to(text)) {
            json.beginObject().field("schemaVersion", 1).field("holds", findings.isEmpty());
            findings(json, findings);
            json.endObject();
        }
        return text.toString();
    }

    private static void findings(JsonWriter json, List<Finding> findings) {
        json.beginArray("findings");
        for (Finding finding : findings) {
            json.beginObject()
                    .field("check", finding.check().word())
                    .field("path", finding.path())
                    .field("line", finding.line())
                    .field("message", finding.message())
                    .endObject();
        }
        json.endArray();
    }

    private static void savings(JsonWriter json, String name, List<Saving> savings) {
        json.beginArray(name);
        for (Saving saving : savings) {
            json.beginObject()
                    .field("name", saving.name())
                    .field("savedTokens", saving.tokens())
                    .endObject();
        }
        json.endArray();
    }

    private static void change(JsonWriter json, String name, Change change) {
        json.beginObject(name)
                .field("before", change.before())
                .field("after", change.after())
                .endObject();
    }
}
