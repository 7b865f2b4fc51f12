package dev.tare.bundler.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTextTest {

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void fitsTheWidthAndOneScreen(int width) throws IOException {
        String text = AuditText.write(SampleReports.rich(), new TextStyle(width, false, true, false));
        Golden.check("rich-" + width + ".txt", text);
        assertThat(text.lines()).hasSizeLessThanOrEqualTo(AuditText.SCREEN);
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(Display.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void coloursOnATerminal() throws IOException {
        String text = AuditText.write(SampleReports.rich(), new TextStyle(100, true, true, false));
        Golden.check("rich-color.txt", text.replace('\u001b', '^'));
        String plain = AuditText.write(SampleReports.rich(), new TextStyle(100, false, true, false));
        assertThat(text.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(plain);
    }

    @Test
    void isPlainInAPipe() throws IOException {
        String text = AuditText.write(SampleReports.rich(), TextStyle.plain());
        Golden.check("rich-pipe.txt", text);
        assertThat(text).doesNotContain("\u001b", "…", "·", "█", "│", "×");
    }

    @Test
    void listsEverything() throws IOException {
        Golden.check(
                "rich-all.txt",
                AuditText.write(SampleReports.rich(), TextStyle.plain().withAll()));
    }

    @Test
    void cutsNoPlaceAndNoMessageWhereEverythingIsListed() {
        AuditReport report = SampleReports.rich();
        String text = AuditText.write(report, new TextStyle(40, false, false, true));
        assertThat(report.check().faults())
                .allSatisfy(fault -> assertThat(text)
                        .contains(fault.places().get(0).path() + ":"
                                + fault.places().get(0).line()));
        assertThat(report.diagnostics()).isNotEmpty();
        String unwrapped = text.replaceAll("\\s+", " ");
        for (Diagnostic diagnostic : report.diagnostics()) {
            if (diagnostic.severity() == Severity.ERROR && diagnostic.kind() != DiagnosticKind.BROKEN_REFERENCE) {
                assertThat(unwrapped).contains(diagnostic.path(), diagnostic.message());
            }
        }
    }

    @Test
    void hasLittleToSayAboutACleanFramework() throws IOException {
        Golden.check("clean.txt", AuditText.write(SampleReports.clean(), new TextStyle(80, false, true, false)));
    }

    @Test
    void markdown() throws IOException {
        Golden.check("rich.md", AuditMarkdown.write(SampleReports.rich(), false));
        Golden.check("clean.md", AuditMarkdown.write(SampleReports.clean(), false));
    }

    @Test
    void isTheSameEveryTime() {
        AuditReport report = SampleReports.rich();
        for (boolean all : List.of(true, false)) {
            TextStyle style = new TextStyle(77, true, true, all);
            assertThat(AuditText.write(report, style)).isEqualTo(AuditText.write(SampleReports.rich(), style));
        }
    }
}
