package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java that the pages show: each piece is compiled as it stands there, against what users have, and run beside a bundle. */
class DocumentedJavaTest {

    private static final String FENCE = "```java\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/bundles.md"})
    void whatAPageShowsCompilesAndRuns(String page) throws IOException, OutputException, ReflectiveOperationException {
        Path source = folder.resolve("framework");
        Files.createDirectories(source.resolve(".claude/commands"));
        Files.writeString(
                source.resolve(".claude/commands/feature.md"), "Build $ARGUMENTS. See docs/quality-gates.md.\n");
        Files.createDirectories(source.resolve("docs"));
        Files.writeString(source.resolve("docs/quality-gates.md"), "# Gates\n\nTests pass.\n");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, BuildTarget.BUNDLE, 2, Notation.OUTLINE, false, 1);
        Builder.build(source, classes.resolve("app.tare"), options, "test", TaskExecutor.direct());
        List<String> pieces = pieces(FlatFrameworks.REPOSITORY.resolve(page));
        assertThat(pieces).isNotEmpty();
        for (int i = 0; i < pieces.size(); i++) {
            String name = "Piece" + i;
            Path file = Files.writeString(
                    folder.resolve(name + ".java"), program(name, pieces.get(i), classes.resolve("app.tare")));
            compile(file, classes);
            try (URLClassLoader loader = new URLClassLoader(
                    new URL[] {classes.toUri().toURL()}, DocumentedJavaTest.class.getClassLoader())) {
                Object text = loader.loadClass(name).getMethod("run").invoke(null);
                if (pieces.get(i).contains("String text = ")) {
                    assertThat((String) text)
                            .as(pieces.get(i))
                            .startsWith("Build add login. See docs/quality-gates.md.\n");
                }
            }
        }
    }

    /** What a page leaves out: the class around the lines, and imports. */
    private static String program(String name, String lines, Path bundle) {
        return "import dev.tare.loader.*;\nimport dev.tare.loader.load.*;\nimport dev.tare.loader.use.*;\n"
                + "import java.nio.file.*;\nimport java.time.*;\nimport java.util.*;\npublic class " + name
                + " {\n  public static String run() throws Exception {\n    String last = \"\";\n"
                + "    CountingStatistics statistics = new CountingStatistics();\n"
                + lines.replaceFirst("(String text = [^;]*;)", "$1 last = text;")
                        .replace("Path.of(\"app.tare\")", "Path.of(\"" + bundle + "\")")
                + "    return last;\n  }\n}\n";
    }

    private static void compile(Path file, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean good = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-proc:none"),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            assertThat(good).as(messages.toString()).isTrue();
        }
    }

    private static List<String> pieces(Path page) throws IOException {
        String text = Files.readString(page);
        List<String> pieces = new ArrayList<>();
        for (int at = text.indexOf(FENCE); at >= 0; at = text.indexOf(FENCE, at + 1)) {
            int start = at + FENCE.length();
            pieces.add(text.substring(start, text.indexOf("```", start)));
        }
        return pieces;
    }
}
