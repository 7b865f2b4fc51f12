package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs with text put aside that somebody changed, and manifests that say something else: the proof finds every one. */
@Tag("once")
class ForgedDeferralTest {

    @TempDir
    private Path folder;

    @Test
    void everyMutantOfStubsAndPartsIsFound() throws IOException, OutputException {
        for (Notation notation : Notation.values()) {
            RoundTrip trip = RoundTrip.of(folder, "shop" + notation, ShopFramework.files(), notation, 3);
            List<String> files = new ArrayList<>(List.of("CLAUDE.md", ".claude/commands/route.md"));
            ShopFramework.manifestOf(trip)
                    .parts()
                    .forEach(part -> files.add(part.id().path()));
            int mutants = 0;
            for (int seed = 0; seed < 150; seed++) {
                Random random = new Random(seed);
                Path file = trip.out().resolve(files.get(random.nextInt(files.size())));
                String text = Files.readString(file);
                String mutant = mutant(text, random);
                if (!mutant.strip().equals(text.strip())) {
                    mutants++;
                    Files.writeString(file, mutant);
                    assertThat(trip.prove()).as("seed %s: %s", seed, mutant).isNotEmpty();
                    Files.writeString(file, text);
                }
            }
            assertThat(mutants).isGreaterThan(100);
            assertThat(trip.prove()).isEmpty();
        }
    }

    private static String mutant(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.set(at, line.replaceFirst("(\\w+) ", "$1 not "));
            case 2 -> lines.set(at, line.replaceFirst("[0-8]", "9"));
            case 3 -> {
                if (at > 0) {
                    lines.set(at, lines.get(at - 1));
                    lines.set(at - 1, line);
                }
            }
            default -> lines.set(at, line.replaceFirst("\\w+", ""));
        }
        return String.join("\n", lines);
    }

    @Test
    void forgedManifestsAreFound() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", ShopFramework.files(), Notation.KEEP, 3);
        byte[] good = Files.readAllBytes(trip.out().resolve(Manifest.PATH));
        List<UnaryOperator<Manifest>> forgeries = List.of(
                // A stub that stands for less, or for more: over the rules below it.
                told -> stubs(told, stub -> moved(stub, -1)),
                told -> stubs(told, stub -> moved(stub, 60)),
                // Text that is nowhere.
                told -> stubs(
                        told,
                        stub -> new ManifestStub(stub.pass(), stub.source(), stub.length(), new Origin.Dropped())),
                // A reference that was none.
                told -> stubs(
                        told,
                        stub -> new ManifestStub(
                                stub.pass(), stub.source(), stub.length(), new Origin.AsWritten("@docs/other.md"))),
                // A part that says something else of itself.
                told -> parts(told, part -> new ManifestPart(part.id(), "examples", part.tokens(), part.steps())),
                told -> told.withParts(List.of()));
        for (int i = 0; i < forgeries.size(); i++) {
            Manifest forged = forgeries.get(i).apply(ManifestReader.read(good));
            Files.write(trip.out().resolve(Manifest.PATH), ManifestWriter.write(forged));
            assertThat(trip.prove()).as("forgery %s", i).isNotEmpty();
        }
        Files.write(trip.out().resolve(Manifest.PATH), good);
        assertThat(trip.prove()).isEmpty();
    }

    @Test
    void aPartThatAHarnessWouldLoadIsFound() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", ShopFramework.files(), Notation.KEEP, 3);
        Manifest manifest = ShopFramework.manifestOf(trip);
        ManifestPart part = manifest.parts().get(0);
        ModuleId command = new ModuleId(".claude/commands/part.md");
        Files.move(trip.out().resolve(part.id().path()), trip.out().resolve(command.path()));
        List<ManifestPart> parts = new ArrayList<>(manifest.parts());
        parts.set(0, new ManifestPart(command, part.reason(), part.tokens(), part.steps()));
        List<ManifestModule> modules = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            List<ManifestStub> stubs = new ArrayList<>();
            for (ManifestStub stub : module.stubs()) {
                stubs.add(
                        stub.origin() instanceof Origin.InPart in && in.part().equals(part.id())
                                ? new ManifestStub(
                                        stub.pass(),
                                        stub.source(),
                                        stub.length(),
                                        new Origin.InPart(command, in.offset()))
                                : stub);
            }
            modules.add(module.withStubs(stubs));
        }
        Files.write(
                trip.out().resolve(Manifest.PATH),
                ManifestWriter.write(manifest.withModules(modules).withParts(parts)));
        assertThat(trip.prove()).isNotEmpty();
    }

    @Test
    void anOutputThatSomebodyEditedIsNotReplaced() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", ShopFramework.files(), Notation.KEEP, 3);
        String memory = trip.text("CLAUDE.md");
        int stub = memory.indexOf("For ");
        Files.writeString(
                trip.out().resolve("CLAUDE.md"), memory.substring(0, stub) + "Ig" + memory.substring(stub + 2));
        List<Finding> findings =
                Restorer.restore(trip.out(), folder.resolve("other"), false).findings();
        assertThat(findings).isNotEmpty();
    }

    private static ManifestStub moved(ManifestStub stub, int by) {
        Span span = stub.source();
        return new ManifestStub(stub.pass(), new Span(span.start(), span.end() + by), stub.length(), stub.origin());
    }

    /** Changes the first stub of CLAUDE.md. */
    private static Manifest stubs(Manifest manifest, UnaryOperator<ManifestStub> change) {
        List<ManifestModule> modules = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            List<ManifestStub> stubs = new ArrayList<>(module.stubs());
            if (module.id().path().equals("CLAUDE.md")) {
                stubs.set(0, change.apply(stubs.get(0)));
            }
            modules.add(module.withStubs(stubs));
        }
        return manifest.withModules(modules);
    }

    private static Manifest parts(Manifest manifest, UnaryOperator<ManifestPart> change) {
        List<ManifestPart> parts = new ArrayList<>(manifest.parts());
        parts.replaceAll(change);
        return manifest.withParts(parts);
    }
}
