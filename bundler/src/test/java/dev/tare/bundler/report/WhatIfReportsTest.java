package dev.tare.bundler.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.Tare;
import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.whatif.Question;
import dev.tare.bundler.whatif.WhatIf;
import dev.tare.bundler.whatif.WhatIfReport;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfReportsTest {

    private static final Path STARTER =
            Path.of(System.getProperty("tare.repository.root", "..")).resolve("examples/starter");

    private static final List<Question> ALL = List.of(
            new Question.Branches(),
            new Question.Sections(),
            new Question.Defer("docs/"),
            new Question.Defer("CLAUDE.md"));

    /** Which sections instruct is judged anew now and then. */
    private static final List<Question> STEADY =
            List.of(new Question.Branches(), new Question.Defer("docs/"), new Question.Defer("CLAUDE.md"));

    private final Framework framework = FrameworkReader.read(STARTER, ReadOptions.DEFAULT, TaskExecutor.direct());
    private final AuditReport audit = Tare.audit(framework, TaskExecutor.direct());

    @ParameterizedTest
    @ValueSource(ints = {60, 100})
    void text(int width) throws Exception {
        String text = WhatIfText.write(audit, report(STEADY), new TextStyle(width, false, true, false));
        Golden.check("what-if-" + width + ".txt", text);
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(Display.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void showsWholeWhatStands() throws Exception {
        WhatIfReport report = report(ALL);
        String text = WhatIfText.write(audit, report, new TextStyle(60, false, false, true))
                .replaceAll("\\s+", "");
        assertThat(report.changes())
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.sites())
                        .allSatisfy(
                                site -> assertThat(text).contains(site.stands().replaceAll("\\s+", ""))));
    }

    @Test
    void markdown() throws Exception {
        Golden.check("what-if.md", WhatIfMarkdown.write(audit, report(STEADY), false));
    }

    @Test
    void jsonIsTheAuditAndOneFieldMore() throws Exception {
        Object schema = Json.parse(Files.readString(AuditJsonTest.schema()));
        String json = AuditJson.write(audit, Optional.of(report(ALL)));
        assertThat(Json.violations(schema, Json.parse(json))).isEmpty();
        Object whatIf = Json.object(Json.parse(json)).get("whatIf");
        assertThat(whatIf).isNotNull();
        Object plain = Json.parse(AuditJson.write(audit));
        assertThat(Json.object(plain)).doesNotContainKey("whatIf");
        assertThat(Json.object(Json.parse(json))).containsAllEntriesOf(Json.object(plain));
    }

    @Test
    void saysInASentenceThatThereIsNothingToSave() throws Exception {
        WhatIfReport report = report(List.of(new Question.Defer("CLAUDE.md")));
        assertThat(report.isNothing()).isTrue();
        String text = WhatIfText.write(audit, report, TextStyle.plain());
        assertThat(text)
                .contains("Nothing to save: with defer:CLAUDE.md every start would hold what it holds now.")
                .contains("CLAUDE.md is loaded by the harness itself");
        assertThat(WhatIfMarkdown.write(audit, report, false)).contains("Nothing to save");
    }

    private WhatIfReport report(List<Question> questions) throws Exception {
        return WhatIf.of(framework, audit, questions, TaskExecutor.direct()).report();
    }
}
