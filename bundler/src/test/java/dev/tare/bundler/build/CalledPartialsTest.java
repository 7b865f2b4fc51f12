package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.loader.Prompt;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of modules that differ in a few words. */
class CalledPartialsTest {

    private static final List<String> LANGUAGES = List.of("Java", "Kotlin", "Rust");

    @TempDir
    private Path folder;

    private ForgedBundle bundle;
    private Path built;

    @BeforeEach
    void build() throws IOException, OutputException {
        bundle = new ForgedBundle(folder);
        for (String language : LANGUAGES) {
            bundle.write(".claude/commands/" + language.toLowerCase(Locale.ROOT) + ".md", text(language));
        }
        built = bundle.build();
    }

    private static String text(String language) {
        return "Review " + language + " for $ARGUMENTS.\n\nYou know the idioms of " + language
                + " better than anybody else, and say so only when you are asked for it.\n"
                + "Ask $1 what " + language + " has in its library before something is written by hand.\n";
    }

    private String partial() {
        assertThat(bundle.partials()).hasSize(1);
        return bundle.files().get(bundle.partials().get(0));
    }

    /** What differs is a parameter, and nobody who loads sees one. */
    @Test
    void promptsHaveTheirWords() throws IOException, NoSuchNameException {
        assertThat(partial()).contains("{{$a}}Java{{/a}} better").contains("{{ARGUMENTS}}");
        try (ModuleLoader loader = ModuleLoader.open(built)) {
            for (String language : LANGUAGES) {
                Prompt prompt = loader.load(language.toLowerCase(Locale.ROOT));
                assertThat(prompt.slots()).extracting(TemplateSlot::name).containsExactly("ARGUMENTS", "1");
                assertThat(prompt.render(Map.of("ARGUMENTS", "Ann Bob")).text())
                        .isEqualTo(
                                text(language).replace("$ARGUMENTS", "Ann Bob").replace("$1", "Bob"));
            }
        }
    }

    @Test
    void wordsThatWereChangedAreFound() throws IOException {
        Map<String, String> files = bundle.files();
        Map<String, String> good = Map.copyOf(files);
        bundle.changeTemplate("}}Rust{{", "}}Dust{{");
        assertThat(bundle.prove()).isNotEmpty();
        files.clear();
        files.putAll(good);
        bundle.changeTemplate("}}Rust{{", "}}Dust{{");
        bundle.changeIndex("\"Rust\"", "\"Dust\"");
        assertThat(bundle.prove()).isNotEmpty();
    }

    /** Each forgery leaves the bundle in one piece otherwise: it is refused when it is opened, and the reason says why. */
    @Test
    void callsThatAreNoneAreRefused() throws IOException {
        Map<String, String> files = bundle.files();
        Map<String, String> good = Map.copyOf(files);
        String long60000 = "x".repeat(60_000);
        for (String[] forgery : new String[][] {
            {"\"calls\":[{\"partial\":0", "\"calls\":[{\"partial\":1", "there is no partial 1"},
            {"\"Rust\"", "\"}}{{\"", "no word: '}}{{'"},
            {"\"Rust\"", "\"Ru\\nst\"", "no word: 'Ru"},
            {"\"Rust\"", "\"" + long60000 + "\"", "no word: 'xxx"},
            {"\"values\":{\"a\":\"Rust\"}", "\"values\":{\"b\":\"Rust\"}", "no parameter 'b'"},
            {"\"values\":{\"a\":\"Rust\"}", "\"values\":{\"z\":\"Rust\"}", "a wrong size"},
            {
                "\"name\":\"a\",\"kind\":\"parameter\"",
                "\"name\":\"aa\",\"kind\":\"parameter\"",
                "no name of a parameter: 'aa'"
            },
            {"\"written\":\"Java\"", "\"written\":\"}}}}\"", "no word: '}}}}'"},
            {"\"tokens\":", "\"tokens\":-", "is called with"},
        }) {
            files.clear();
            files.putAll(good);
            bundle.changeIndex(forgery[0], forgery[1]);
            assertThat(bundle.prove())
                    .as(forgery[2])
                    .isNotEmpty()
                    .anySatisfy(found -> assertThat(found.message()).contains(forgery[2]));
        }
    }

    @Test
    void theSourceComesBack() throws IOException, OutputException {
        Path back = folder.resolve("back");
        Restorer.restore(built, back, false);
        for (String language : LANGUAGES) {
            String name = ".claude/commands/" + language.toLowerCase(Locale.ROOT) + ".md";
            assertThat(Files.readString(back.resolve(name))).isEqualTo(text(language));
        }
    }
}
