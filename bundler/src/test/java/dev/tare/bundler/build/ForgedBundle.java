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

/** A framework, and a bundle of it that is changed by somebody who makes every checksum anew. */
final class ForgedBundle {

    static final String INDEX = "bundle.json";
    static final String RESTORE = "restore.json";

    private final Path folder;
    private final Path source;
    private final Map<String, String> files = new LinkedHashMap<>();

    /** @param folder an empty one, for the source and the bundles */
    ForgedBundle(Path folder) {
        this.folder = folder;
        this.source = folder.resolve("source");
    }

    /** Adds a file to the source. */
    void write(String path, String text) throws IOException {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Builds the bundle, which nobody has changed yet, and returns it. */
    Path build() throws IOException, OutputException {
        Path bundle = folder.resolve("good.tare");
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, BuildTarget.BUNDLE, 1, Notation.OUTLINE, false, 1);
        Builder.build(source, bundle, options, "test", TaskExecutor.direct());
        files.clear();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(prove()).isEmpty();
        return bundle;
    }

    /** Returns the files in the bundle, to be changed. */
    Map<String, String> files() {
        return files;
    }

    /** Writes the bundle with checksums that fit, and proves it. */
    List<Finding> prove() throws IOException {
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

    /** Changes the one template that holds a text; its name and the index follow. */
    void changeTemplate(String what, String with) {
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

    void changeIndex(String what, String with) {
        assertThat(files.get(INDEX)).contains(what);
        files.put(INDEX, files.get(INDEX).replace(what, with));
    }

    /** Returns the names of the partials' files. */
    List<String> partials() {
        return files.keySet().stream()
                .filter(name -> name.startsWith("partials/"))
                .toList();
    }

    /** Returns the name that tags have of a partial's file. */
    static String name(String file) {
        return file.substring("partials/".length(), file.length() - ".mustache".length());
    }
}
