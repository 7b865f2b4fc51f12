package dev.tare.bundler.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A jar of plugins, compiled from sources in a test. */
final class PluginJar {

    private static final String SERVICES = "META-INF/services/";

    private final Map<String, byte[]> entries = new TreeMap<>();
    private final Path folder;

    private PluginJar(Path folder) {
        this.folder = folder;
    }

    /** Returns an empty jar; the folder is for what the compiler writes. */
    static PluginJar in(Path folder) {
        return new PluginJar(folder);
    }

    /** Adds a class of the package {@code house}, by its members and what stands before the brace. */
    PluginJar with(String name, String head, String members) throws IOException {
        return withSource(name, """
                package house;
                import dev.tare.modules.dialect.*;
                import dev.tare.modules.model.*;
                import dev.tare.optimizer.pass.*;
                import dev.tare.optimizer.structure.*;
                import java.util.*;
                public class %s %s {
                %s
                }
                """.formatted(name, head, members));
    }

    PluginJar withSource(String name, String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assumeTrue(compiler != null, "skipped: this Java has no compiler, and the test compiles plugins");
        Path out = Files.createDirectories(folder.resolve("classes-" + name));
        StringWriter told = new StringWriter();
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-nowarn",
                "-d",
                out.toString(),
                "-cp",
                System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(told, null, null, options, null, List.of(new Source(name, source)))
                .call();
        assertThat(compiled).as(told.toString()).isTrue();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(out.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return this;
    }

    /** Adds a service file. */
    PluginJar offering(Class<?> service, String... classes) {
        entries.put(SERVICES + service.getName(), (String.join("\n", classes) + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PluginJar without(String entry) {
        entries.remove(entry);
        return this;
    }

    /** Makes a class one of a Java that does not exist yet. */
    PluginJar forNewerJava(String entry) {
        byte[] bytes = entries.get(entry).clone();
        bytes[7] = 120;
        entries.put(entry, bytes);
        return this;
    }

    Path write(String name) throws IOException {
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** Returns the classes that stand as Java on the page about plugins, by name. */
    static Map<String, String> documented() throws IOException {
        Path page = Path.of(System.getProperty("tare.repository.root"), "docs", "plugins.md");
        Map<String, String> classes = new TreeMap<>();
        List<String> code = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(page)) {
            if (line.equals("```java")) {
                inside = true;
                code.clear();
            } else if (inside && line.equals("```")) {
                inside = false;
                String text = String.join("\n", code) + "\n";
                String name = text.substring(text.indexOf("class ") + 6).split(" ", 2)[0];
                classes.put(name, text);
            } else if (inside) {
                code.add(line);
            }
        }
        return classes;
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
