package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.ContentHash;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that were changed by somebody who made every checksum anew: the proof compares what they hold, not what they say. */
class ForgedBundleTest {

    @TempDir
    private Path folder;

    private ForgedBundle bundle;
    private Map<String, String> files;

    @BeforeEach
    void build() throws IOException, OutputException {
        String shared = "Whoever pays is told what is left of the budget, and who is asked for more of it.\n";
        String other = "Write down what was paid, when it was paid, and by whom it was paid, before you go on.\n";
        bundle = new ForgedBundle(folder);
        bundle.write(".claude/commands/pay.md", "Pay $ARGUMENTS, and never twice.\n@docs/how.md\nSee docs/more.md.\n");
        bundle.write(".claude/commands/say.md", "Say it to $1.\n");
        bundle.write("docs/how.md", "# How\n\nCount the coins.\n" + shared + "\nStop.\n" + other);
        bundle.write("docs/more.md", "# More\n\n" + other + "\nAsk the owner.\n" + shared);
        bundle.build();
        files = bundle.files();
    }

    @Test
    void aWordOfATemplate() throws IOException {
        bundle.changeTemplate("never twice", "surely twice");
        assertThat(bundle.prove()).isNotEmpty();
    }

    @Test
    void aTagThatBecameText() throws IOException {
        bundle.changeTemplate("{{ARGUMENTS}}", "$ARGUMENTS   ");
        assertThat(bundle.prove()).isNotEmpty();
    }

    /** A partial is text of several modules: what was changed in it is found, its hash and size being right. */
    @Test
    void aWordOfAPartial() throws IOException {
        assertThat(bundle.partials()).hasSize(2);
        for (String name : bundle.partials()) {
            String good = files.get(name);
            String index = files.get(ForgedBundle.INDEX);
            String forged = good.replace(" is told ", " is tolt ").replace("Write down", "Write done");
            assertThat(forged).isNotEqualTo(good);
            files.put(name, forged);
            bundle.changeIndex(
                    ContentHash.of(good).base64(), ContentHash.of(forged).base64());
            assertThat(bundle.prove()).as(name).isNotEmpty();
            files.put(name, good);
            files.put(ForgedBundle.INDEX, index);
        }
        assertThat(bundle.prove()).isEmpty();
    }

    @Test
    void onePartialInPlaceOfAnother() throws IOException {
        String first = ForgedBundle.name(bundle.partials().get(0));
        String second = ForgedBundle.name(bundle.partials().get(1));
        String list = "\"partials\":[\"" + first + "\",\"" + second + "\"]";
        String turned = "\"partials\":[\"" + second + "\",\"" + first + "\"]";
        boolean so = files.get(ForgedBundle.INDEX).contains(list);
        bundle.changeIndex(so ? list : turned, so ? turned : list);
        assertThat(bundle.prove()).isNotEmpty();
    }

    @Test
    void partialsThatAreMissingOrCycles() throws IOException {
        String good = files.get(ForgedBundle.INDEX);
        String file = bundle.partials().get(0);
        String text = files.remove(file);
        assertThat(bundle.prove())
                .singleElement()
                .satisfies(found -> assertThat(found.message())
                        .contains("the partial '" + ForgedBundle.name(file) + "' is missing"));
        files.put(file, text);
        bundle.changeIndex(
                "{\"name\":\"" + ForgedBundle.name(file) + "\",",
                "{\"name\":\"" + ForgedBundle.name(file) + "\",\"partials\":[\"" + ForgedBundle.name(file) + "\"],");
        assertThat(bundle.prove())
                .singleElement()
                .satisfies(found -> assertThat(found.message())
                        .contains("the partial '" + ForgedBundle.name(file) + "' has partials of its own"));
        files.put(ForgedBundle.INDEX, good);
        assertThat(bundle.prove()).isEmpty();
    }

    @Test
    void whatEntriesSay() throws IOException {
        String good = files.get(ForgedBundle.INDEX);
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
            files.put(ForgedBundle.INDEX, good);
            bundle.changeIndex(forgery[0], forgery[1]);
            assertThat(bundle.prove()).as(forgery[1]).isNotEmpty();
        }
    }

    @Test
    void theWayBack() throws IOException {
        String good = files.get(ForgedBundle.RESTORE);
        for (String[] forgery : new String[][] {
            {"\"target\":\"bundle\"", "\"target\":\"tree\""},
            {"\"level\":1", "\"level\":0"},
            {"docs/more.md", "docs/some.md"},
        }) {
            assertThat(good).contains(forgery[0]);
            files.put(ForgedBundle.RESTORE, good.replace(forgery[0], forgery[1]));
            assertThat(bundle.prove()).as(forgery[1]).isNotEmpty();
        }
    }
}
