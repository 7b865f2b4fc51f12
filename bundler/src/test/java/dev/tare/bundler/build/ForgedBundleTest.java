package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ContentHash;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that were changed by somebody who made every checksum anew: the proof compares what they hold, not what they say. */
class ForgedBundleTest {

    private static final String INDEX = "bundle.json";
    private static final String RESTORE = "restore.json";

    @TempDir
    private Path folder;

    private Path source;
    private Map<String, String> files;

    @BeforeEach
    void build() throws IOException, OutputException {
        source = folder.resolve("source");
        String shared = "Whoever pays is told what is left of the budget, and who is asked for more of it.\n";
        String other = "Write down what was paid, when it was paid, and by whom it was paid, before you go on.\n";
        write(".claude/commands/pay.md", "Pay $ARGUMENTS, and never twice.\n@docs/how.md\nSee docs/more.md.\n");
        write(".claude/commands/say.md", "Say it to $1.\n");
        write("docs/how.md", "# How\n\nCount the coins.\n" + shared + "\nStop.\n" + other);
        write("docs/more.md", "# More\n\n" + other + "\nAsk the owner.\n" + shared);
        Path bundle = folder.resolve("good.tare");
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, BuildTarget.BUNDLE, 1, Notation.OUTLINE, false, 1);
        Builder.build(source, bundle, options, "test", TaskExecutor.direct());
        files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(prove()).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<Finding> prove() throws IOException {
        files.put(
                "SHA256SUMS",
                ContentHash.of(files.get(INDEX)).hex() + "  " + INDEX + "\n"
                        + ContentHash.of(files.get(RESTORE)).hex() + "  " + RESTORE + "\n");
        Path forged = folder.resolve("forged.tare");
        try (OutputStream out = Files.newOutputStream(forged);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        Framework framework = FrameworkReader.read(source, ReadOptions.DEFAULT, TaskExecutor.direct());
        return Proof.prove(forged, framework, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    /** Changes the one template that holds a word; its name and the index follow. */
    private void changeTemplate(String what, String with) {
        String name = files.keySet().stream()
                .filter(one -> one.startsWith("templates/") && files.get(one).contains(what))
                .findFirst()
                .orElseThrow();
        String text = files.remove(name).replace(what, with);
        String hash = ContentHash.of(text).base64();
        files.put("templates/" + hash + ".mustache", text);
        String old = name.substring("templates/".length(), name.length() - ".mustache".length());
        changeIndex(old, hash);
    }

    private void changeIndex(String what, String with) {
        assertThat(files.get(INDEX)).contains(what);
        files.put(INDEX, files.get(INDEX).replace(what, with));
    }

    @Test
    void aWordOfATemplate() throws IOException {
        changeTemplate("never twice", "surely twice");
        assertThat(prove()).isNotEmpty();
    }

    @Test
    void aTagThatBecameText() throws IOException {
        changeTemplate("{{ARGUMENTS}}", "$ARGUMENTS   ");
        assertThat(prove()).isNotEmpty();
    }

    private List<String> partials() {
        return files.keySet().stream()
                .filter(name -> name.startsWith("partials/"))
                .toList();
    }

    /** A partial is text of several modules: what was changed in it is found, its hash and size being right. */
    @Test
    void aWordOfAPartial() throws IOException {
        assertThat(partials()).hasSize(2);
        for (String name : partials()) {
            String good = files.get(name);
            String index = files.get(INDEX);
            String forged = good.replace(" is told ", " is tolt ").replace("Write down", "Write done");
            assertThat(forged).isNotEqualTo(good);
            files.put(name, forged);
            changeIndex(ContentHash.of(good).base64(), ContentHash.of(forged).base64());
            assertThat(prove()).as(name).isNotEmpty();
            files.put(name, good);
            files.put(INDEX, index);
        }
        assertThat(prove()).isEmpty();
    }

    @Test
    void onePartialInPlaceOfAnother() throws IOException {
        String first = name(partials().get(0));
        String second = name(partials().get(1));
        String list = "\"partials\":[\"" + first + "\",\"" + second + "\"]";
        String turned = "\"partials\":[\"" + second + "\",\"" + first + "\"]";
        boolean so = files.get(INDEX).contains(list);
        changeIndex(so ? list : turned, so ? turned : list);
        assertThat(prove()).isNotEmpty();
    }

    private static String name(String file) {
        return file.substring("partials/".length(), file.length() - ".mustache".length());
    }

    @Test
    void partialsThatAreMissingOrCycles() throws IOException {
        String good = files.get(INDEX);
        String file = partials().get(0);
        String text = files.remove(file);
        assertThat(prove())
                .singleElement()
                .satisfies(
                        found -> assertThat(found.message()).contains("the partial '" + name(file) + "' is missing"));
        files.put(file, text);
        changeIndex(
                "{\"name\":\"" + name(file) + "\",",
                "{\"name\":\"" + name(file) + "\",\"partials\":[\"" + name(file) + "\"],");
        assertThat(prove())
                .singleElement()
                .satisfies(found -> assertThat(found.message())
                        .contains("the partial '" + name(file) + "' has partials of its own"));
        files.put(INDEX, good);
        assertThat(prove()).isEmpty();
    }

    @Test
    void whatEntriesSay() throws IOException {
        String good = files.get(INDEX);
        for (String[] forgery : new String[][] {
            {"\"names\":[\"pay\"]", "\"names\":[\"pay\",\"hey\"]"},
            {"\"onDemand\":[3]", "\"onDemand\":[]"},
            {"\"kind\":\"position\"", "\"kind\":\"harness\""},
            {"\"name\":\"say\"", "\"name\":\"sai\""},
            {"\"kind\":\"command\"", "\"kind\":\"agent\""},
            {"\"label\":\"docs/how.md\"", "\"label\":\"docs/who.md\""},
            {"\"level\":1", "\"level\":2"},
            {"\"notation\":\"outline\"", "\"notation\":\"keep\""},
            {"\"tool\":\"test\"", "\"tool\":\"best\""},
        }) {
            files.put(INDEX, good);
            changeIndex(forgery[0], forgery[1]);
            assertThat(prove()).as(forgery[1]).isNotEmpty();
        }
    }

    @Test
    void theWayBack() throws IOException {
        String good = files.get(RESTORE);
        for (String[] forgery : new String[][] {
            {"\"target\":\"bundle\"", "\"target\":\"tree\""},
            {"\"level\":1", "\"level\":0"},
            {"docs/more.md", "docs/some.md"},
        }) {
            assertThat(good).contains(forgery[0]);
            files.put(RESTORE, good.replace(forgery[0], forgery[1]));
            assertThat(prove()).as(forgery[1]).isNotEmpty();
        }
    }
}
