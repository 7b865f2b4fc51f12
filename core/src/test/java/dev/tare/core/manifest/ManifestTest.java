package dev.tare.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Undo undo(Random random) {
        String[] texts = {"\n", "\n    ", "  ", "<!-- ü \"x\" -->", "|", "", "───\n"};
        Edits.Builder forward = new Edits.Builder();
        StringBuilder before = new StringBuilder("text");
        for (int i = random.nextInt(40); i > 0; i--) {
            String taken = texts[random.nextInt(texts.length)];
            int start = bytes(before.toString()).length;
            before.append(taken).append("w".repeat(1 + random.nextInt(90)));
            forward.replace(start, start + bytes(taken).length, bytes(texts[random.nextInt(2)]));
        }
        return Undo.of(forward.build(), bytes(before.toString()));
    }

    private static Manifest manifest(Random random) {
        List<ManifestPart> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            parts.add(new ManifestPart(
                    new ModuleId("deferred/" + i + ".md"),
                    "examples",
                    random.nextInt(900),
                    List.of(new ManifestStep("pass", 7, List.of(), undo(random)))));
        }
        List<ManifestModule> modules = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            List<ManifestStep> steps = new ArrayList<>();
            for (int s = random.nextInt(3); s > 0; s--) {
                steps.add(new ManifestStep(
                        "pass-" + s,
                        random.nextInt(10_000),
                        s == 2 ? List.of(new Span(3, 70), new Span(70, 5000)) : List.of(),
                        undo(random)));
            }
            modules.add(new ManifestModule(
                    new ModuleId("a/ü \"" + i + ".md"),
                    ContentHash.of(new byte[] {(byte) i}),
                    random.nextInt(9),
                    steps,
                    Optional.empty(),
                    stubs(random, parts)));
        }
        return new Manifest(
                "1.0",
                "tree",
                1,
                "keep",
                "o200k_base",
                "claude-code 2",
                modules,
                List.of(new ManifestFile("run.sh", ContentHash.of(new byte[0]))),
                parts,
                Optional.of(ContentHash.of(new byte[] {7})));
    }

    private static List<ManifestStub> stubs(Random random, List<ManifestPart> parts) {
        List<ManifestStub> stubs = new ArrayList<>();
        int at = 0;
        for (int i = random.nextInt(5); i > 0; i--) {
            int start = at + random.nextInt(900);
            at = start + random.nextInt(70);
            Origin origin = switch (random.nextInt(4)) {
                case 0 ->
                    new Origin.InPart(parts.get(random.nextInt(parts.size())).id(), random.nextInt(400));
                case 1 -> new Origin.AsWritten("@docs/ü " + i + ".md");
                case 2 ->
                    new Origin.InCopy(
                            new ModuleId("holder.md"),
                            random.nextInt(400),
                            List.of(
                                    new Origin.Swap(new Span(2, 9), new Span(40, 44)),
                                    new Origin.Swap(new Span(9, 90), new Span(40, 44))));
                default -> new Origin.Dropped();
            };
            stubs.add(new ManifestStub("pass-" + i, new Span(start, at), random.nextInt(90), origin));
        }
        return stubs;
    }

    @Test
    void whatIsWrittenIsRead() {
        for (int seed = 0; seed < 300; seed++) {
            Manifest manifest = manifest(new Random(seed));
            byte[] json = ManifestWriter.write(manifest);
            Manifest read = ManifestReader.read(json);
            assertThat(ManifestWriter.write(read)).as("seed %s", seed).isEqualTo(json);
            assertThat(read.modules()).hasSameSizeAs(manifest.modules());
            assertThat(read.parts()).hasSameSizeAs(manifest.parts());
            for (int m = 0; m < read.parts().size(); m++) {
                assertThat(read.parts().get(m).id())
                        .isEqualTo(manifest.parts().get(m).id());
                assertThat(read.parts().get(m).tokensAfter()).isEqualTo(7);
            }
            for (int m = 0; m < read.modules().size(); m++) {
                assertThat(read.modules().get(m).stubs())
                        .isEqualTo(manifest.modules().get(m).stubs());
                assertThat(read.modules().get(m).steps().size())
                        .isEqualTo(manifest.modules().get(m).steps().size());
                for (int s = 0; s < read.modules().get(m).steps().size(); s++) {
                    ManifestStep step = read.modules().get(m).steps().get(s);
                    ManifestStep expected = manifest.modules().get(m).steps().get(s);
                    assertThat(step.places()).isEqualTo(expected.places());
                    assertThat(step.undo().edits().size())
                            .isEqualTo(expected.undo().edits().size());
                    for (int e = 0; e < step.undo().edits().size(); e++) {
                        assertThat(step.undo().edits().start(e))
                                .isEqualTo(expected.undo().edits().start(e));
                        assertThat(step.undo().edits().replacement(e))
                                .isEqualTo(expected.undo().edits().replacement(e));
                        assertThat(step.undo().taken().get(e))
                                .isEqualTo(expected.undo().taken().get(e));
                    }
                }
            }
        }
    }

    @Test
    void damageIsToldAndNeverCrashes() {
        byte[] json = ManifestWriter.write(manifest(new Random(7)));
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = Arrays.copyOf(json, random.nextInt(4) == 0 ? random.nextInt(json.length) : json.length);
            for (int i = random.nextInt(3); i >= 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128);
            }
            try {
                ManifestReader.read(damaged);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageNotContainingAny("Exception", "null");
            }
        }
    }

    @Test
    void aByteOfACopyIsFoundInItsHolder() {
        // The holder says "one two six", the copy "one three six".
        Origin.Swap swap = new Origin.Swap(new Span(4, 7), new Span(20, 25));
        Origin.InCopy copy = new Origin.InCopy(new ModuleId("a.md"), 100, List.of(swap));
        assertThat(copy.there(0)).isEqualTo(100);
        assertThat(copy.there(3)).isEqualTo(103);
        assertThat(copy.there(4)).isEqualTo(104);
        assertThat(copy.there(8)).isEqualTo(104);
        assertThat(copy.there(9)).isEqualTo(107);
        assertThat(copy.there(12)).isEqualTo(110);
    }

    @Test
    void aPathThatLeadsOutIsRefused() {
        String json = new String(ManifestWriter.write(manifest(new Random(7))), StandardCharsets.UTF_8)
                .replace("run.sh", "../run.sh");
        assertThatThrownBy(() -> ManifestReader.read(bytes(json))).hasMessageContaining("'../run.sh'");
    }

    @Test
    void theWayBackIsGoneOnlyFromWhatWasWritten() {
        byte[] before = bytes("one\n    two");
        Edits forward = new Edits.Builder().replace(3, 8, bytes("\n")).build();
        Undo undo = Undo.of(forward, before);
        assertThat(undo.apply(bytes("one\ntwo"))).isEqualTo(before);
        assertThatThrownBy(() -> undo.apply(bytes("one two"))).isInstanceOf(ChangedTextException.class);
        assertThatThrownBy(() -> undo.apply(bytes("one"))).isInstanceOf(ChangedTextException.class);
    }
}
