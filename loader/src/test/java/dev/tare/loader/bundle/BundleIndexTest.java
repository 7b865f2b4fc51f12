package dev.tare.loader.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.PartialCall;
import dev.tare.loader.template.TemplateIndex;
import dev.tare.loader.template.TemplateSlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What no bundle may be, said in a way that whoever builds one can tell from damage. */
class BundleIndexTest {

    private static final int MEGABYTE = 1 << 20;

    /** Returns the index of a command and of modules with so many megabytes each, of which the command loads the first ones. */
    private static BundleIndex index(int modules, int megabytes, int loaded) {
        List<BundlePart> parts = new ArrayList<>();
        List<BundleModule> told = new ArrayList<>();
        List<BundlePiece> critical = new ArrayList<>();
        for (int i = 0; i < modules; i++) {
            TemplateIndex text = new TemplateIndex(
                    Delimiters.USUAL, List.of(), List.of(), new int[] {megabytes * MEGABYTE}, new int[0], new int[] {1
                    });
            parts.add(new BundlePart(ContentHash.of("text " + i), text));
            told.add(new BundleModule(new ModuleId("docs/" + i + ".md"), "plain", "" + i, i, 1, 0, List.of()));
            if (i < loaded) {
                critical.add(new BundlePiece(i, i, "docs/" + i + ".md"));
            }
        }
        BundleEntry entry = new BundleEntry(0, List.of("go"), critical, List.of(), 0);
        return new BundleIndex("test", 2, "keep", "o200k_base", "x", 1, parts, List.of(), told, List.of(entry));
    }

    @Test
    void allModulesTogetherHaveALimit() {
        assertThatCode(() -> index(4, 64, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> index(5, 64, 1))
                .isInstanceOf(BundleLimitException.class)
                .hasMessage("its modules have " + 5 * 64 * MEGABYTE + " bytes, and " + 256 * MEGABYTE + " are allowed");
    }

    @Test
    void whatAnEntryLoadsHasALimit() {
        assertThatThrownBy(() -> index(3, 60, 2))
                .isInstanceOf(BundleLimitException.class)
                .hasMessageContaining("the entry 'go' loads 2 files and " + 120 * MEGABYTE + " bytes");
    }

    private static BundleIndex calling(PartialCall call, TemplateSlot... slots) {
        TemplateIndex text = new TemplateIndex(
                Delimiters.USUAL, List.of(), List.of("bcd"), List.of(call), new int[] {0, 1}, new int[] {1}, new int[] {
                    0, 1
                });
        return index(text, slots);
    }

    /** Returns the index of a template, and of a partial {@code bcd} that has slots. */
    private static BundleIndex index(TemplateIndex text, TemplateSlot... slots) {
        int[] literals = new int[slots.length + 1];
        int[] uses = new int[slots.length];
        Arrays.setAll(uses, i -> i);
        TemplateIndex partial = new TemplateIndex(
                Delimiters.USUAL, List.of(slots), List.of(), literals, uses, new int[literals.length]);
        return new BundleIndex(
                "test",
                2,
                "keep",
                "o200k_base",
                "x",
                1,
                List.of(new BundlePart(ContentHash.of("text"), text)),
                List.of(new BundlePartial("bcd", ContentHash.of("partial"), partial)),
                List.of(),
                List.of());
    }

    /** It is told when a bundle is opened, not when the template is read. */
    @Test
    void aPartialIsCalledWithWordsOfItsParameters() {
        TemplateSlot a = new TemplateSlot("a", TemplateSlot.Kind.PARAMETER, "w", TemplateSlot.NONE);
        TemplateSlot value = new TemplateSlot("b", TemplateSlot.Kind.NAME, "$b", TemplateSlot.NONE);
        PartialCall call = new PartialCall(0, new TreeMap<>(Map.of("b", "x")), 1);
        for (TemplateSlot[] slots : new TemplateSlot[][] {{}, {a}, {value}, {a, value}}) {
            assertThatThrownBy(() -> calling(call, slots))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the partial 'bcd' has no parameter 'b'");
        }
        assertThatCode(() -> calling(new PartialCall(0, new TreeMap<>(Map.of("a", "x")), 1), a))
                .doesNotThrowAnyException();
    }

    /** Partials are read with the template: a short one must not have any number of long ones read. */
    @Test
    void partialsThatStandNowhereAreRefused() {
        PartialCall call = new PartialCall(0, new TreeMap<>(), 1);
        assertThatThrownBy(() -> index(new TemplateIndex(
                        Delimiters.USUAL, List.of(), List.of("bcd"), new int[] {4}, new int[0], new int[] {1})))
                .hasMessage("the partial 'bcd' stands nowhere in a template");
        assertThatThrownBy(() -> index(new TemplateIndex(
                        Delimiters.USUAL,
                        List.of(),
                        List.of("bcd"),
                        List.of(call),
                        new int[] {4},
                        new int[0],
                        new int[] {1})))
                .hasMessage("the partial 'bcd' stands nowhere in a template");
        assertThatThrownBy(() -> index(new TemplateIndex(
                        Delimiters.USUAL,
                        List.of(),
                        List.of("bcd", "bcd"),
                        new int[] {4, 4, 4},
                        new int[] {0, 1},
                        new int[] {1, 1, 1})))
                .hasMessage("a template names a partial twice");
    }
}
