package dev.tare.modules.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.block.BlockScanner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnAnchorsTest {

    @Test
    void aLinkToAHeadingThatIsNotThereIsNamedWithWhatWasMeant() {
        assertThat(said("# Guide\n\nSee [set up](#set-upp) or [more](#elsewhere).\n\n## Set up\n"))
                .containsExactly(
                        "3:14 x.md has no section 'set-upp'; did you mean Set up?",
                        "3:34 x.md has no section 'elsewhere'; ");
    }

    @Test
    void headingsAreFoundByTheAnchorsThatGitHubMakes() {
        assertThat(said("""
                [a](#whats-new-in-20) [b](#-quick-start) [c](#code--more) [d](#überblick) [e](#%C3%BCberblick)
                [f](#notes) [g](#notes-1) [h](#notes-2 "The third") [i](#set-ext) [j](#the-api)
                [k](#notes-3)

                ## What's new in 2.0?
                ## 🚀 Quick start
                ## `code` & more
                ## Überblick
                ## Notes
                ### Notes
                ## Notes
                ## [The API](api.md)

                Set ext
                -------
                """)).containsExactly("3:5 x.md has no section 'notes-3'; did you mean Notes?");
    }

    @Test
    void anchorsAndHeadingsOfHtmlCount() {
        assertThat(said("""
                [a](#one) [b](#two) [c](#three) [d](#four) [e](#five-words) [f](#six) [g](#seven) [h](#eight)

                <a id="one"></a> <a name='two'></a> <div id='three'></div>

                ## Named otherwise {#four}

                <h2 align="center">Five words</h2>

                - ### Six

                > ## Seven

                <details>
                <summary>More</summary>

                ## Eight

                </details>
                """)).isEmpty();
    }

    @Test
    void emphasisIsNoPartOfAnAnchorAndUnderscoresInWordsAre() {
        assertThat(said("""
                [a](#71-ship-it-optional) [b](#the-max_tokens-key) [c](#E120)

                ## 7.1 Ship it _(optional)_
                ## The max_tokens key
                ## E120: too long
                """)).containsExactly("1:56 x.md has no section 'E120'; did you mean E120: too long?");
    }

    @Test
    void elementsAreNamedLikeSections() {
        assertThat(said("[a](#checks) [b](#check)\n\n```xml\n<checks strict=\"yes\">\n  Test it.\n</checks>\n```\n"))
                .containsExactly("1:18 x.md has no section 'check'; ");
    }

    @Test
    void codeAndCommentsHoldNoLinks() {
        assertThat(said("""
                `[a](#nope)` and \\[b](#nope) <!-- [c](#nope) -->

                ```markdown
                - [d](#nope)
                ```

                    [e](#nope)
                """)).isEmpty();
    }

    @Test
    void whatNamesNoSectionIsLeftAlone() {
        assertThat(said("[a](#) [b](#top) [c](#L12) [d](#{{slug}}) [e](#your-section) [f](#/route) no](#link) f(#x)\n"))
                .isEmpty();
    }

    @Test
    void onlyMarkdownHasSuchLinks() {
        SourceText source = SourceText.of(new ModuleId("x.xml"), "<a>[b](#nope)</a>\n");
        assertThat(OwnAnchors.check(source, BlockScanner.layout(source))).isEmpty();
    }

    @Test
    void manyLinksAndHeadingsStayCheap() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("[x](#nothing-")
                    .append(i)
                    .append(")\n\n## Heading number ")
                    .append(i)
                    .append("\n\n");
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(said(text.toString())).hasSize(20_000));
    }

    private static List<String> said(String text) {
        SourceText source = SourceText.of(new ModuleId("x.md"), text);
        return OwnAnchors.check(source, BlockScanner.layout(source)).stream()
                .map(d -> d.position().line() + ":" + d.position().column() + " " + d.message() + "; " + d.help())
                .toList();
    }
}
