package dev.tare.bundler.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.audit.AuditReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditJsonTest {

    /** The fields as they were first published: they are never renamed, and stand where they stood. */
    private static final String PUBLISHED = """
            {"schemaVersion":1,
             "framework":{"root":".","dialects":["claude-code"]},
             "encoding":"o200k_base","counts":"exact",
             "totals":{"modules":0,"bytes":0,"tokens":0,"alwaysLoadedTokens":0},
             "references":{"total":0,"resolved":0,"broken":0,"ambiguous":0,"placeholder":0,"example":0,"external":0,"directory":0},
             "graph":{"edges":0,"cycles":0,"largestComponent":0,"depth":0,"unreachableModules":0,"unreachableTokens":0},
             "entries":[{"id":".claude/commands/meta.md","name":"meta","kind":"command",
                         "tokens":{"own":0,"eager":0,"reachable":0,"reachableByName":0},
                         "heaviest":[{"id":"x","retainedTokens":0}]}],
             "fixFirst":[{"entry":"x","path":"x","line":1,"kind":"exclusive-branches","savesTokens":0,"fix":"x"}],
             "modules":[{"id":"x","kind":"x","tokens":0,"usedBy":0}],
             "diagnostics":[{"code":"TARE101","severity":"error","path":"x","line":1,"column":1,"message":"x","help":"x"}]}
            """;

    static Path schema() {
        return Path.of(System.getProperty("tare.repository.root", ".."), "docs/schema/audit.schema.json");
    }

    @Test
    void fitsTheSchema() throws IOException {
        Object schema = Json.parse(Files.readString(schema()));
        for (AuditReport report : List.of(SampleReports.rich(), SampleReports.clean())) {
            assertThat(Json.violations(schema, Json.parse(AuditJson.write(report))))
                    .isEmpty();
        }
    }

    @Test
    void hasEveryPublishedField() throws IOException {
        assertSameFields(Json.parse(PUBLISHED), Json.parse(AuditJson.write(SampleReports.rich())), "$");
    }

    @Test
    void isAsReviewed() throws IOException {
        Golden.check("rich.json", AuditJson.write(SampleReports.rich()));
    }

    private static void assertSameFields(Object published, Object written, String at) {
        if (published instanceof Map<?, ?>) {
            assertThat(Json.object(written))
                    .as(at)
                    .containsKeys(Json.object(published).keySet().toArray(new String[0]));
            Json.object(published)
                    .forEach((name, value) ->
                            assertSameFields(value, Json.object(written).get(name), at + "." + name));
        } else if (published instanceof List<?> list) {
            assertThat(Json.array(written)).as(at).isNotEmpty();
            assertSameFields(list.get(0), Json.array(written).get(0), at + "[0]");
        } else {
            assertThat(written).as(at).isInstanceOf(published.getClass());
        }
    }
}
