package dev.tare.core.diag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Position;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosticTest {

    private static final SourceText TEXT = SourceText.of(new ModuleId("a/b.md"), "één\n100% @x.md\n");

    @Test
    void codesAreUniqueAndInOrder() {
        Set<String> codes = new HashSet<>();
        String last = "";
        for (DiagnosticKind kind : DiagnosticKind.values()) {
            assertThat(kind.code()).matches("TARE[0-5][0-9][0-9]").isGreaterThan(last);
            assertThat(codes.add(kind.code())).as(kind.code()).isTrue();
            last = kind.code();
        }
    }

    /** The arguments that the message takes, and for the help those of the message and at most one of its own. */
    @ParameterizedTest
    @EnumSource(DiagnosticKind.class)
    void textsAgreeOnTheirArguments(DiagnosticKind kind) {
        int inMessage = arguments(kind.format());
        int needed = Math.max(inMessage, arguments(kind.help()));
        assertThat(kind.format()).isNotBlank().doesNotEndWith(".").doesNotContain("\n", "%1$", "%2$");
        assertThat(kind.help()).doesNotContain("\n").doesNotEndWith(".");
        assertThat(needed - inMessage).isBetween(0, 1);
        String[] arguments =
                IntStream.range(0, needed).mapToObj(i -> "100%s<" + i + ">%n").toArray(String[]::new);
        Diagnostic diagnostic = Diagnostic.ofFile(kind, "x.md", (Object[]) arguments);
        for (int i = 0; i < needed; i++) {
            assertThat(diagnostic.message() + diagnostic.help()).contains(arguments[i]);
        }
        assertThat(diagnostic.message()).isEqualTo(String.format(Locale.ROOT, kind.format(), (Object[]) arguments));
        assertThat(diagnostic.help()).isEqualTo(String.format(Locale.ROOT, kind.help(), (Object[]) arguments));
        if (needed > 0) {
            assertThatThrownBy(() -> Diagnostic.ofFile(kind, "x.md", (Object[]) new String[needed - 1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static int arguments(String format) {
        int next = 0;
        int most = 0;
        for (int i = format.indexOf('%'); i >= 0; i = format.indexOf('%', i + 1)) {
            if (format.startsWith("%s", i)) {
                most = Math.max(most, ++next);
            } else {
                assertThat(format.substring(i)).matches("(?s)%[1-9]\\$s.*");
                most = Math.max(most, format.charAt(i + 1) - '0');
            }
        }
        return most;
    }

    @Test
    void namesItsPlace() {
        Diagnostic diagnostic = Diagnostic.at(DiagnosticKind.BROKEN_REFERENCE, TEXT, new Span(12, 17), "x.md");
        assertThat(diagnostic)
                .isEqualTo(new Diagnostic(
                        DiagnosticKind.BROKEN_REFERENCE,
                        "a/b.md",
                        new Span(12, 17),
                        new Position(2, 7),
                        "no module at 'x.md'",
                        ""));
        assertThat(diagnostic.severity()).isEqualTo(Severity.ERROR);
        assertThat(diagnostic.withHelp("did you mean 'y.md'?").help()).isEqualTo("did you mean 'y.md'?");
    }

    @Test
    void theHelpMayHaveAnArgumentOfItsOwn() {
        Diagnostic diagnostic = Diagnostic.ofFile(DiagnosticKind.NOT_UTF8, "a.md", "byte E9 at 17", "ISO-8859-1");
        assertThat(diagnostic.message()).isEqualTo("is not UTF-8 (byte E9 at 17)");
        assertThat(diagnostic.help()).isEqualTo("convert it: iconv -f ISO-8859-1 -t UTF-8");
    }

    @Test
    void theOrderOfFindingDoesNotShow() {
        List<Diagnostic> all = new ArrayList<>();
        for (String path : List.of("", "a.md", "b/a.md")) {
            for (DiagnosticKind kind : List.of(DiagnosticKind.BROKEN_REFERENCE, DiagnosticKind.INVALID_CONFIG)) {
                Diagnostic one = Diagnostic.ofFile(kind, path, "x");
                all.add(one);
                all.add(one);
                all.add(one.withHelp("other"));
                all.add(Diagnostic.ofFile(kind, path, "y"));
            }
        }
        Diagnostics inOrder = new Diagnostics();
        inOrder.addAll(all);
        List<Diagnostic> expected = inOrder.sorted();
        assertThat(expected).hasSize(18).isSorted().doesNotHaveDuplicates();
        try (TaskExecutor executor = TaskExecutor.ofParallelism(4)) {
            for (int seed = 0; seed < 100; seed++) {
                List<Diagnostic> shuffled = new ArrayList<>(all);
                Collections.shuffle(shuffled, new Random(seed));
                Diagnostics diagnostics = new Diagnostics();
                executor.map(shuffled, d -> {
                    diagnostics.add(d);
                    return d;
                });
                assertThat(diagnostics.sorted()).isEqualTo(expected);
            }
        }
    }
}
