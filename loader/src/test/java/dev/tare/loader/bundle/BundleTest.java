package dev.tare.loader.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateIndex;
import dev.tare.loader.template.TemplateMaker;
import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateMaker.Share;
import dev.tare.loader.template.TemplateSlot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    private static final byte[] RESTORE = utf8("{\"way\": \"back\"}\n");

    @TempDir
    private Path folder;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Template template(String text, Place... places) {
        return TemplateMaker.of(utf8(text), List.of(places), (bytes, start, end) -> end - start);
    }

    private static final String LINES = "Say who pays, $1, and what for.\n";

    private static final byte[] DICTIONARY = "words".getBytes(StandardCharsets.UTF_8);
    private static final Template PARTIAL = template(LINES, new Place(14, 16, "1", TemplateSlot.Kind.POSITION, 0));

    private static Template shared(String before, String behind) {
        int start = utf8(before).length;
        return TemplateMaker.of(
                utf8(before + LINES + behind),
                List.of(),
                List.of(new Share(start, start + LINES.length(), "bcd", PARTIAL)),
                (bytes, from, to) -> to - from);
    }

    private static byte[] bundle() {
        List<Template> templates = new ArrayList<>(List.of(
                template(
                        "Do $ARGUMENTS, {{now}}.\n",
                        new Place(3, 13, "ARGUMENTS", TemplateSlot.Kind.ARGUMENTS, TemplateSlot.NONE)),
                shared("# Guide\n\n", "\nRead \u00fcber all.\n")));
        templates.sort((a, b) -> hash(a).hex().compareTo(hash(b).hex()));
        List<BundlePart> parts = new ArrayList<>();
        templates.forEach(one -> parts.add(new BundlePart(hash(one), one.index())));
        int guide = templates.get(0).index().slots().isEmpty() ? 0 : 1;
        BundleIndex index = new BundleIndex(
                "tare test",
                2,
                "outline",
                "o200k_base",
                "claude-code 1",
                77,
                parts,
                List.of(new BundlePartial("bcd", hash(PARTIAL), PARTIAL.index())),
                List.of(
                        new BundleModule(
                                new ModuleId(".claude/commands/do.md"), "command", "do", 1 - guide, 8, 0, List.of()),
                        new BundleModule(new ModuleId("docs/guide.md"), "plain", "guide", guide, 9, 1, List.of())),
                List.of(new BundleEntry(
                        0,
                        List.of("do", "it"),
                        List.of(new BundlePiece(0, 1 - guide, ".claude/commands/do.md")),
                        List.of(1),
                        1)));
        return BundleWriter.write(index, templates, List.of(PARTIAL), RESTORE, DICTIONARY);
    }

    private static ContentHash hash(Template template) {
        return ContentHash.of(template.mustache());
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("b" + Arrays.hashCode(bytes) + ".tare"), bytes);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        try (Bundle bundle = Bundle.open(file(bundle()))) {
            assertThat(bundle.restore()).isEqualTo(RESTORE);
            BundleIndex index = bundle.index();
            assertThat(index.sourceTokens()).isEqualTo(77);
            assertThat(index.entries().get(0).names()).containsExactly("do", "it");
            int part = index.modules().get(0).template();
            assertThat(bundle.template(part).asWritten()).isEqualTo(utf8("Do $ARGUMENTS, {{now}}.\n"));
            Template guide = bundle.template(index.modules().get(1).template());
            assertThat(guide.asWritten()).isEqualTo(utf8("# Guide\n\n" + LINES + "\nRead \u00fcber all.\n"));
            assertThat(guide.toString()).contains("\n\n{{> bcd}}\n\nRead");
            assertThat(guide.slots()).extracting(TemplateSlot::written).containsExactly("$1");
            assertThat(guide.tokens()).isEqualTo(guide.asWritten().length - "$1".length());
            assertThat(BundleJson.read(BundleJson.write(index))).isEqualTo(index);
        }
    }

    /** An index of one slot over and over is packed better than a forged one may be, and has to be opened all the same. */
    @Test
    void aTextOfManySlotsIsOpened() throws IOException {
        int count = 250_000;
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(new Place(3 * i, 3 * i + 2, "1", TemplateSlot.Kind.POSITION, 0));
        }
        Template many = template("$1 ".repeat(count), places.toArray(new Place[0]));
        BundleIndex index = new BundleIndex(
                "tare test",
                0,
                "keep",
                "o200k_base",
                "claude-code 1",
                1,
                List.of(new BundlePart(hash(many), many.index())),
                List.of(),
                List.of(new BundleModule(new ModuleId("a.md"), "plain", "a", 0, 1, 0, List.of())),
                List.of());
        byte[] bytes = BundleWriter.write(index, List.of(many), List.of(), RESTORE, DICTIONARY);
        try (Bundle bundle = Bundle.open(file(bytes))) {
            assertThat(bundle.template(0).asWritten()).isEqualTo(utf8("$1 ".repeat(count)));
        }
    }

    @Test
    void sectionsAreReadAsTheyWereWritten() throws IOException {
        String text = "  {{IF one}}\r\nyes\n{{ENDIF one}}\n";
        Template template = template(
                text,
                new Place(0, 14, "one", TemplateSlot.Kind.SECTION, TemplateSlot.NONE),
                new Place(18, 32, "one", TemplateSlot.Kind.END, TemplateSlot.NONE));
        BundleIndex index = new BundleIndex(
                "tare test",
                0,
                "keep",
                "o200k_base",
                "claude-code 1",
                1,
                List.of(new BundlePart(hash(template), template.index())),
                List.of(),
                List.of(new BundleModule(new ModuleId("a.md"), "plain", "a", 0, 1, 0, List.of())),
                List.of());
        byte[] bytes = BundleWriter.write(index, List.of(template), List.of(), RESTORE, DICTIONARY);
        try (Bundle bundle = Bundle.open(file(bytes))) {
            Template read = bundle.template(0);
            assertThat(read).isEqualTo(template);
            assertThat(read.toString()).isEqualTo("{{#one}}\r\nyes\n{{/one}}\n");
            assertThat(read.asWritten()).isEqualTo(utf8(text));
        }
    }

    @Test
    void theSameBytesEveryTime() {
        assertThat(bundle()).isEqualTo(bundle());
    }

    @Test
    void aStreamIsReadToItsEndAndLeavesNoFile() throws IOException {
        ByteArrayInputStream stream = new ByteArrayInputStream(bundle());
        Bundle bundle = Bundle.open(stream);
        Path spooled = bundle.path();
        assertThat(stream.available()).isZero();
        assertThat(spooled).exists();
        bundle.close();
        assertThat(spooled).doesNotExist();
        assertThatThrownBy(() -> Bundle.open(new ByteArrayInputStream(utf8("no bundle"))))
                .isInstanceOf(BundleException.class);
    }

    /** Of a bundle that is cut off anywhere, nothing is used. */
    @Test
    void cutOffAnywhere() throws IOException {
        byte[] whole = bundle();
        for (int length = 0; length < whole.length; length += 7) {
            Path file = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Bundle.open(file)).as("%s bytes", length).isInstanceOf(BundleException.class);
        }
    }

    /** A byte that was changed is found when what it stands in is read, or it changes nothing that is read. */
    @Test
    void changedAnywhere() throws IOException {
        byte[] whole = bundle();
        byte[][] good = read(file(whole));
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x21;
            byte[][] found = null;
            try {
                found = read(file(changed));
            } catch (BundleException e) {
                assertThat(e.help()).isNotEmpty();
            }
            if (found != null) {
                assertThat(found).as("byte %s", at).isDeepEqualTo(good);
            }
        }
    }

    private static byte[][] read(Path file) throws IOException {
        try (Bundle bundle = Bundle.open(file)) {
            List<byte[]> all = new ArrayList<>();
            all.add(BundleJson.write(bundle.index()));
            all.add(bundle.restore());
            for (int i = 0; i < bundle.index().parts().size(); i++) {
                all.add(bundle.template(i).mustache());
                all.add(bundle.template(i).asWritten());
            }
            return all.toArray(new byte[0][]);
        }
    }

    @Test
    void whatNoBundleHoldsIsRefused() throws IOException {
        assertRefused("holds a file that it does not name", files -> {
            files.put("../../evil.sh", utf8("x"));
            return files;
        });
        assertRefused("holds a file that it does not name", files -> {
            files.put("templates/" + "../".repeat(14) + "a.mustache", utf8("x"));
            return files;
        });
        assertRefused("is missing", files -> {
            files.keySet().removeIf(name -> name.startsWith("templates/"));
            return files;
        });
        assertRefused("is missing", files -> {
            files.remove("SHA256SUMS");
            return files;
        });
        assertRefused("bundle.json was changed", files -> {
            files.put("bundle.json", utf8(text(files.get("bundle.json")).replace("outline", "keep")));
            return files;
        });
        assertRefused("holds a file that it does not name", files -> {
            files.put("templates/" + "A".repeat(43) + ".mustache", utf8("x"));
            return files;
        });
        assertRefused("there is no template 7 of 2", files -> rewritten(files, "\"template\":0", "\"template\":7"));
        assertRefused("not a normalised path", files -> rewritten(files, "docs/guide.md", "../guide.md"));
        assertRefused("not valid JSON", files -> rewritten(files, "{", "["));
        assertRefused(
                "the bundle has the format 2, and this Tare reads 1",
                files -> rewritten(files, "\"schemaVersion\":1", "\"schemaVersion\":2"));
        assertRefused(
                "the bundle has the format 0, and this Tare reads 1",
                files -> rewritten(files, "\"schemaVersion\":1", "\"schemaVersion\":0"));
        assertRefused("the bundle has the format 2, and this Tare reads 1", files -> {
            files.put("what-is-new.json", utf8("{}"));
            return rewritten(files, "\"schemaVersion\":1", "\"schemaVersion\":2");
        });
        assertRefused("bundle.json has 3000", files -> {
            files.put("bundle.json", utf8("[" + "0,".repeat(15_000_000) + "0]"));
            return files;
        });
        assertRefused("has a wrong size", files -> {
            String name = files.keySet().stream()
                    .filter(one -> one.startsWith("templates/"))
                    .findFirst()
                    .orElseThrow();
            files.put(name, new byte[50_000_000]);
            return files;
        });
        assertRefused("the partial 'bcd' is missing", files -> {
            files.remove("partials/bcd.mustache");
            return files;
        });
        assertRefused("the partial 'bcd' has a wrong size", files -> {
            files.put("partials/bcd.mustache", utf8("{{> bcd}}\n"));
            return files;
        });
        assertRefused("holds a file that it does not name: 'partials/abc.mustache'", files -> {
            files.put("partials/abc.mustache", utf8("x"));
            return files;
        });
        assertRefused("holds a file that it does not name", files -> {
            files.put("partials/bcc.mustache", utf8("x"));
            return files;
        });
        assertRefused("SHA256SUMS has 99", files -> {
            files.put("SHA256SUMS", new byte[99_000]);
            return files;
        });
    }

    /** Partials have none of their own, so that no cycle and no depth is to be feared of them. */
    @Test
    void partialsThatAreNoneAreRefused() throws IOException {
        assertRefused(
                "the partial 'bcd' is missing", files -> rewritten(files, "\"name\":\"bcd\"", "\"name\":\"bcc\""));
        assertRefused(
                "the partial 'bcd' has partials of its own: [bcd]",
                files -> rewritten(files, "\"name\":\"bcd\",", "\"name\":\"bcd\",\"partials\":[\"bcd\"],"));
        assertRefused(
                "no name of a partial: '../bcd'",
                files -> rewritten(files, "\"partials\":[\"bcd\"]", "\"partials\":[\"../bcd\"]"));
        assertRefused(
                "there are two partials 'bcd'",
                files -> rewritten(files, "{\"name\":\"bcd\"", twice(text(files.get("bundle.json")))));
        assertRefused("there is no slot or partial 9", files -> rewritten(files, ":0 ", ":9 "));
    }

    /** Returns the line of the partial, a comma, and how it begins. */
    private static String twice(String index) {
        int start = index.indexOf("{\"name\":\"bcd\"");
        return index.substring(start, index.indexOf('}', index.indexOf("\"segments\"", start)) + 1)
                + ",{\"name\":\"bcd\"";
    }

    /** A few bytes that would become many: what templates have with their partials in place is limited. */
    @Test
    void textsThatGrowWithoutEndAreRefused() {
        int length = 1 << 20;
        int uses = 200;
        int[] literals = new int[uses + 1];
        BundlePartial large = new BundlePartial(
                "bcd",
                ContentHash.of("large"),
                new TemplateIndex(
                        Delimiters.USUAL, List.of(), List.of(), new int[] {length}, new int[0], new int[] {1}));
        BundlePart many = new BundlePart(
                ContentHash.of("many"),
                new TemplateIndex(
                        Delimiters.USUAL, List.of(), List.of("bcd"), literals, new int[uses], new int[uses + 1]));
        assertThatThrownBy(() -> new BundleIndex(
                        "t", 1, "keep", "o200k_base", "h", 1, List.of(many), List.of(large), List.of(), List.of()))
                .hasMessageContaining("with its partials has 2097")
                .hasMessageContaining("are allowed");
    }

    @Test
    void aPartialThatWasChangedIsNotUsed() throws IOException {
        Map<String, byte[]> files = files();
        byte[] partial = files.get("partials/bcd.mustache");
        partial[0] = 'P';
        try (Bundle bundle = Bundle.open(file(zipped(files)))) {
            int guide = bundle.index().modules().get(1).template();
            assertThatThrownBy(() -> bundle.template(guide))
                    .isInstanceOf(BundleException.class)
                    .hasMessageContaining("the partial 'bcd' was changed");
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Changes the index, with a checksum that fits. */
    private static Map<String, byte[]> rewritten(Map<String, byte[]> files, String what, String with) {
        byte[] index = utf8(text(files.get("bundle.json")).replace(what, with));
        files.put("bundle.json", index);
        files.put("SHA256SUMS", BundleFiles.checksums(index, files.get("restore.json"), DICTIONARY));
        return files;
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private void assertRefused(String reason, UnaryOperator<Map<String, byte[]>> change) throws IOException {
        Path file = file(zipped(change.apply(files())));
        assertThatThrownBy(() -> Bundle.open(file))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        Map<String, byte[]> files = files();
        files.put("bundle.jsoX", utf8("{}"));
        String latin = new String(zipped(files), StandardCharsets.ISO_8859_1);
        Path file = file(latin.replace("bundle.jsoX", "bundle.json").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Bundle.open(file))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("holds two files named bundle.json");
    }

    @Test
    void whatIsNoFileIsToldSo() {
        assertThatThrownBy(() -> Bundle.open(folder.resolve("none.tare")))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> Bundle.open(folder))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("is no file");
    }
}
