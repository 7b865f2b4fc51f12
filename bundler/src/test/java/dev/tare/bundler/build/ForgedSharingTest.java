package dev.tare.bundler.build;

import static dev.tare.bundler.build.SharedTexts.COUNT;
import static dev.tare.bundler.build.SharedTexts.OIL;
import static dev.tare.bundler.build.SharedTexts.RULES;
import static dev.tare.bundler.build.SharedTexts.bytes;
import static dev.tare.bundler.build.SharedTexts.workshop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs with pointers, and manifests, that were changed together so that the way back still gives the source: the proof must not hold. */
class ForgedSharingTest {

    private static final String PLANE = ".claude/commands/plane.md";

    @TempDir
    private Path folder;

    @Test
    void whatAManifestSaysOfAPointerIsHeldAgainstIt() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", workshop(), Notation.KEEP, 2);
        byte[] good = Files.readAllBytes(trip.out().resolve(Manifest.PATH));
        List<UnaryOperator<ManifestStub>> forgeries = List.of(
                stub -> origin(
                        stub,
                        new Origin.InCopy(
                                copy(stub).holder(),
                                copy(stub).offset() + 1,
                                copy(stub).swaps())),
                stub -> origin(
                        stub,
                        new Origin.InCopy(
                                copy(stub).holder(), 1 << 20, copy(stub).swaps())),
                stub -> origin(
                        stub,
                        new Origin.InCopy(
                                new ModuleId("docs/talk.md"),
                                copy(stub).offset(),
                                copy(stub).swaps())),
                stub -> origin(
                        stub,
                        new Origin.InCopy(
                                new ModuleId("plugins/saw/commands/cut.md"),
                                copy(stub).offset(),
                                copy(stub).swaps())),
                stub -> origin(
                        stub,
                        new Origin.InCopy(
                                new ModuleId("docs/none.md"), 0, copy(stub).swaps())),
                stub -> origin(
                        stub, new Origin.InCopy(copy(stub).holder(), copy(stub).offset(), List.of(swap(3, 4)))),
                stub -> origin(stub, new Origin.AsWritten("@docs/talk.md")),
                stub -> origin(stub, new Origin.Dropped()),
                stub -> new ManifestStub("sections-on-demand", stub.source(), stub.length(), stub.origin()),
                stub -> new ManifestStub("filler-phrases", stub.source(), stub.length(), stub.origin()),
                stub -> new ManifestStub(
                        stub.pass(),
                        new Span(stub.source().start(), stub.source().end() - 1),
                        stub.length(),
                        stub.origin()),
                stub -> new ManifestStub(stub.pass(), stub.source(), stub.length() - 1, stub.origin()));
        for (int i = 0; i < forgeries.size(); i++) {
            for (int index = 0; index < 2; index++) {
                Manifest forged = stub(ManifestReader.read(good), PLANE, index, forgeries.get(i));
                Files.write(trip.out().resolve(Manifest.PATH), ManifestWriter.write(forged));
                assertThat(trip.prove())
                        .as("forgery %s of pointer %s", i, index)
                        .isNotEmpty();
            }
        }
        Files.write(trip.out().resolve(Manifest.PATH), good);
        assertThat(trip.prove()).isEmpty();
    }

    @Test
    void wordsThatWouldChangeADigitAreFound() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", workshop(), Notation.KEEP, 2);
        String memory = trip.text("CLAUDE.md");
        int digit = memory.indexOf("of 3 grades") + 3 - memory.indexOf(OIL.substring(0, 20));
        byte[] good = Files.readAllBytes(trip.out().resolve(Manifest.PATH));
        Manifest forged = stub(ManifestReader.read(good), PLANE, 1, stub -> {
            List<Origin.Swap> swaps = new ArrayList<>(copy(stub).swaps());
            swaps.add(
                    1, new Origin.Swap(new Span(digit, digit + 1), swaps.get(0).stub()));
            return origin(
                    stub, new Origin.InCopy(copy(stub).holder(), copy(stub).offset(), swaps));
        });
        Files.write(trip.out().resolve(Manifest.PATH), ManifestWriter.write(forged));
        assertThat(trip.prove()).isNotEmpty();
        assertThat(Restorer.restore(trip.out(), folder.resolve("back"), false).findings())
                .isNotEmpty();
    }

    /** The control of those below: a pointer written by hand, as Tare would, is one that holds. */
    @Test
    void aPointerByHandHolds() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "control", imports(), Notation.KEEP, 2);
        String path = pointing(trip, "docs/a.md") ? "docs/a.md" : "docs/b.md";
        Manifest manifest = manifest(trip);
        ManifestStub told = told(manifest, path).stubs().get(0);
        String pointer =
                trip.text(path).substring(told.source().start(), told.source().start() + told.length());
        Files.write(trip.out().resolve(path), imports().get(path));
        Origin.InCopy copy = copy(told);
        point(trip, path, RULES, copy.holder().path(), copy.offset(), pointer);
        assertThat(trip.prove()).isEmpty();
    }

    @Test
    void theHolderIsNoPointer() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "chain", imports(), Notation.KEEP, 2);
        Map<String, String> names =
                new TreeMap<>(Map.of("CLAUDE.md", "Bench rules", "docs/a.md", "In A", "docs/b.md", "In B"));
        List<String> pointers = new ArrayList<>();
        for (String path : names.keySet()) {
            if (pointing(trip, path)) {
                pointers.add(path);
            }
        }
        assertThat(pointers).hasSize(2);
        String one = pointers.get(0);
        String other = pointers.get(1);
        // Both point to the third; now the one to the other.
        Files.write(trip.out().resolve(other), imports().get(other));
        int offset = text(imports(), one).indexOf(RULES) + 2;
        point(trip, other, RULES, one, offset, "As under *" + names.get(one) + "* in `" + one + "`.");
        assertThat(trip.prove())
                .isNotEmpty()
                .anyMatch(finding -> finding.message().contains("does not stay"));
    }

    @Test
    void theHolderIsInThePackage() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", workshop(), Notation.KEEP, 2);
        int offset = text(workshop(), "CLAUDE.md").indexOf(RULES) + 2;
        point(
                trip,
                "plugins/saw/commands/cut.md",
                RULES,
                "CLAUDE.md",
                offset,
                "As under *Bench rules* in `CLAUDE.md`.");
        assertRefused(trip);
    }

    @Test
    void theHolderIsInTheContext() throws IOException, OutputException {
        Map<String, byte[]> files = new TreeMap<>(workshop());
        files.put(".claude/commands/rest.md", bytes("# Rest\n\nRest.\n\n## Count\n\n" + COUNT));
        RoundTrip trip = RoundTrip.of(folder, "rest", files, Notation.KEEP, 2);
        int offset = text(files, ".claude/commands/order.md").indexOf(COUNT);
        point(
                trip,
                ".claude/commands/rest.md",
                COUNT,
                ".claude/commands/order.md",
                offset,
                "As under *Twice* in `.claude/commands/order.md`.");
        assertRefused(trip);
    }

    @Test
    void otherWordsAreNoPointer() throws IOException, OutputException {
        for (String words : List.of(
                "As under *Bench rules* in `CLAUDE.md`, but not today.",
                "Not as under *Bench rules* in `CLAUDE.md`.",
                "As under *Finish* in `CLAUDE.md`.",
                "As you like.")) {
            RoundTrip trip = RoundTrip.of(folder, "words" + words.length(), plain(), Notation.KEEP, 1);
            int offset = text(plain(), "CLAUDE.md").indexOf(RULES) + 2;
            point(trip, PLANE, RULES, "CLAUDE.md", offset, words);
            assertRefused(trip);
        }
        RoundTrip trip = RoundTrip.of(folder, "good", plain(), Notation.KEEP, 1);
        int offset = text(plain(), "CLAUDE.md").indexOf(RULES) + 2;
        point(trip, PLANE, RULES, "CLAUDE.md", offset, "As under *Bench rules* in `CLAUDE.md`.");
        assertThat(trip.prove()).isEmpty();
    }

    private static Map<String, byte[]> plain() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("CLAUDE.md", bytes("# House\n\n## Finish\n\nOil it.\n\n## Bench rules\n\n" + RULES));
        files.put(PLANE, bytes("# Plane\n\nPlane it.\n\n## Rules\n\n" + RULES));
        return files;
    }

    private static Map<String, byte[]> imports() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                "CLAUDE.md",
                bytes("# House\n\n## Bench rules\n\n" + RULES + "\n## More\n\n@docs/a.md\n\n@docs/b.md\n"));
        files.put("docs/a.md", bytes("# A\n\nFollow these rules.\n\n## In A\n\n" + RULES));
        files.put("docs/b.md", bytes("# B\n\nObey these rules.\n\n## In B\n\n" + RULES));
        return files;
    }

    /** The bytes come back, and still it is no output of Tare's. */
    private void assertRefused(RoundTrip trip) throws OutputException, IOException {
        List<Finding> findings = trip.prove();
        assertThat(findings).isNotEmpty();
        Path back = folder.resolve(trip.out().getFileName() + "-forged");
        assertThat(Restorer.restore(trip.out(), back, false).findings()).isEmpty();
    }

    /** Puts a pointer in the place of words of an output's module, and makes the manifest say so. */
    private static void point(RoundTrip trip, String path, String words, String holder, int offset, String pointer)
            throws IOException {
        String before = trip.text(path);
        int start = before.indexOf(words);
        int first = words.startsWith("- ") ? 2 : 0;
        int end = start + words.stripTrailing().length();
        String after = before.substring(0, start + first) + pointer + before.substring(end);
        Files.writeString(trip.out().resolve(path), after);
        ManifestStub stub = new ManifestStub(
                "shared-repeats",
                new Span(start + first, end),
                pointer.length(),
                new Origin.InCopy(new ModuleId(holder), offset, List.of()));
        Manifest manifest = manifest(trip);
        List<ManifestModule> modules = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            modules.add(
                    module.id().path().equals(path)
                            ? new ManifestModule(
                                    module.id(),
                                    module.source(),
                                    module.tokens(),
                                    List.of(),
                                    module.home(),
                                    List.of(stub))
                            : module);
        }
        Manifest forged = manifest.withModules(modules);
        // The hash of the texts with stubs is right as well.
        Manifest whole = new Manifest(
                forged.tool(),
                forged.target(),
                2,
                forged.notation(),
                forged.encoding(),
                forged.harness(),
                forged.modules(),
                forged.files(),
                forged.parts(),
                new SplitTexts(trip.out(), forged, new Verifier(UserPasses.NONE.known())).hash());
        Files.write(trip.out().resolve(Manifest.PATH), ManifestWriter.write(whole));
    }

    private static boolean pointing(RoundTrip trip, String path) throws IOException {
        return !told(manifest(trip), path).stubs().isEmpty();
    }

    private static ManifestModule told(Manifest manifest, String path) {
        return manifest.modules().stream()
                .filter(module -> module.id().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Origin.InCopy copy(ManifestStub stub) {
        return (Origin.InCopy) stub.origin();
    }

    private static Origin.Swap swap(int start, int end) {
        return new Origin.Swap(new Span(start, end), new Span(0, 1));
    }

    private static ManifestStub origin(ManifestStub stub, Origin origin) {
        return new ManifestStub(stub.pass(), stub.source(), stub.length(), origin);
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(Objects.requireNonNull(files.get(path)), StandardCharsets.UTF_8);
    }

    private static Manifest manifest(RoundTrip trip) throws IOException {
        return ManifestReader.read(Files.readAllBytes(trip.out().resolve(Manifest.PATH)));
    }

    private static Manifest stub(Manifest manifest, String path, int index, UnaryOperator<ManifestStub> change) {
        List<ManifestModule> modules = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            List<ManifestStub> stubs = new ArrayList<>(module.stubs());
            if (module.id().path().equals(path)) {
                stubs.set(index, change.apply(stubs.get(index)));
            }
            modules.add(module.withStubs(stubs));
        }
        return manifest.withModules(modules);
    }
}
