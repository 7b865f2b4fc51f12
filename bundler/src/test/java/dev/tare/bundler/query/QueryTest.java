package dev.tare.bundler.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.bundler.HandMade;
import dev.tare.bundler.report.Golden;
import dev.tare.bundler.report.GraphDot;
import dev.tare.bundler.report.GraphJson;
import dev.tare.bundler.report.GraphMermaid;
import dev.tare.bundler.report.TextStyle;
import dev.tare.bundler.report.WhyText;
import dev.tare.modules.graph.ModuleGraph;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryTest {

    private static final ModuleGraph GRAPH = HandMade.of(
                    "CLAUDE.md", "# Here\n\n@docs/guide.md\n",
                    "docs/guide.md", "# Guide\n",
                    ".claude/commands/meta.md", "# Meta\n\nStart with @modules/route.md now.\n",
                    ".claude/commands/other/meta-lite.md", "# Lite \"quoted\"\n",
                    ".claude/agents/review.md", "# Review\n\nSee `modules/deep/gates.md`.\n",
                    "modules/route.md", "# Route\n\n- then `modules/deep/gates.md`\n",
                    "modules/deep/gates.md", "# Gates\n",
                    "modules/deep/lonely.md", "# Lonely\n\n`modules/deep/gates.md`\n",
                    "modules/other/gates.md", "# Other\n")
            .graph();

    private static final TextStyle STYLE = new TextStyle(80, false, true, false);

    @Test
    void findsModulesByNameIdAndSuffix() {
        assertThat(Lookup.find(GRAPH, "meta").id().path()).isEqualTo(".claude/commands/meta.md");
        assertThat(Lookup.find(GRAPH, "/meta").id().path()).isEqualTo(".claude/commands/meta.md");
        assertThat(Lookup.find(GRAPH, "./modules/route.md").id().path()).isEqualTo("modules/route.md");
        assertThat(Lookup.find(GRAPH, "route").id().path()).isEqualTo("modules/route.md");
        assertThat(Lookup.find(GRAPH, "deep/gates").id().path()).isEqualTo("modules/deep/gates.md");
    }

    @Test
    void helpsWithNamesThatAreNotKnown() {
        assertThatThrownBy(() -> Lookup.find(GRAPH, "metta"))
                .isInstanceOf(NoSuchModuleException.class)
                .hasMessage("no entry or module 'metta'; did you mean 'meta'?");
        assertThatThrownBy(() -> Lookup.find(GRAPH, "gates.md"))
                .hasMessage("'gates.md' may mean modules/deep/gates.md, modules/other/gates.md");
        assertThatThrownBy(() -> Lookup.find(GRAPH, "something-else"))
                .hasMessage("no entry or module 'something-else'");
    }

    @Test
    void tellsTheWay() throws IOException {
        WhyReport why = WhyQuery.why(GRAPH, "meta", "modules/deep/gates.md");
        Golden.check("why.txt", WhyText.write(why, STYLE));
        Golden.check("why.json", WhyText.json(why));
    }

    @Test
    void saysWhatComesNearestWhenThereIsNoWay() throws IOException {
        Golden.check(
                "why-not.txt",
                WhyText.write(WhyQuery.why(GRAPH, "meta", "lonely"), STYLE)
                        + WhyText.write(WhyQuery.why(GRAPH, "deep/gates", "meta"), STYLE)
                        + WhyText.write(WhyQuery.why(GRAPH, "meta-lite", "deep/gates"), STYLE));
    }

    @Test
    void drawsTheGraph() throws IOException {
        GraphReport all = GraphQuery.graph(GRAPH, "hand \"made\"", Optional.empty(), 100);
        Golden.check("graph.dot", GraphDot.write(all));
        Golden.check("graph.mmd", GraphMermaid.write(all));
        Golden.check("graph.json", GraphJson.write(all));
    }

    @Test
    void drawsWhatSurroundsOneModule() {
        GraphReport around = GraphQuery.graph(GRAPH, "x", Optional.of("route"), 100);
        assertThat(around.nodes())
                .extracting(GraphReport.Node::id)
                .containsExactly(".claude/commands/meta.md", "modules/deep/gates.md", "modules/route.md");
        assertThat(around.focus()).contains("modules/route.md");
        assertThat(GraphQuery.graph(GRAPH, "x", Optional.of("route"), 2).omitted())
                .isEqualTo(1);
        assertThat(GraphQuery.graph(GRAPH, "x", Optional.empty(), 2).nodes()).hasSize(2);
    }
}
