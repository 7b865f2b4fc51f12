package dev.tare.bundler.report;

import dev.tare.bundler.query.GraphReport;
import dev.tare.bundler.query.GraphReport.Edge;
import dev.tare.bundler.query.GraphReport.Node;
import dev.tare.core.json.JsonWriter;
import java.io.StringWriter;

/** A graph as JSON: every module and every reference between two of them. */
public final class GraphJson {

    private GraphJson() {}

    public static String write(GraphReport report) {
        StringWriter out = new StringWriter(65_536);
        try (JsonWriter json = JsonWriter.to(out)) {
            json.beginObject()
                    .field("schemaVersion", AuditJson.SCHEMA_VERSION)
                    .field("name", report.name())
                    .field("omitted", report.omitted());
            if (report.focus().isPresent()) {
                json.field("focus", report.focus().get());
            }
            json.beginArray("nodes");
            for (Node node : report.nodes()) {
                json.beginObject()
                        .field("id", node.id())
                        .field("name", node.name())
                        .field("kind", node.kind())
                        .field("tokens", node.tokens())
                        .field("alwaysLoaded", node.alwaysLoaded())
                        .endObject();
            }
            json.endArray().beginArray("edges");
            for (Edge edge : report.edges()) {
                json.beginObject()
                        .field("from", edge.from())
                        .field("to", edge.to())
                        .field("form", edge.form())
                        .field("strength", edge.strength());
                json.name("tier");
                if (edge.tier().isPresent()) {
                    json.value(edge.tier().get());
                } else {
                    json.nullValue();
                }
                json.field("line", edge.line()).field("byName", edge.byName()).endObject();
            }
            json.endArray().endObject();
        }
        return out.toString();
    }
}
