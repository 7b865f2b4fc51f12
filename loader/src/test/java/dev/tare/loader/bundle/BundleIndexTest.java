package dev.tare.loader.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.TemplateIndex;
import java.util.ArrayList;
import java.util.List;
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
}
