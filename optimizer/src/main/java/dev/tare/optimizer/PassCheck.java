package dev.tare.optimizer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.plugin.PluginLimits;
import dev.tare.core.plugin.ServiceNames;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.dialect.HarnessRules;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.FrontMatter;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Tier;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassContext;
import dev.tare.optimizer.pass.ReversiblePass;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.optimizer.pass.UserFaults;
import dev.tare.optimizer.pass.UserPass;
import dev.tare.optimizer.pass.UserReversiblePass;
import dev.tare.optimizer.pass.UserTextPass;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.structure.GraphPass;
import dev.tare.optimizer.structure.UserGraphPass;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a user's pass before it is let at a framework: what it says of itself, and by a text of a little of everything, on which it must
 * not fail and for which its output must pass the proof.
 */
public final class PassCheck {

    private static final String PROBE = """
            # Probe   #

            Title
            =====

            Words,  *more* words and `code`.\\
            The next line\s\s
            and one more &amp; it's \\_all\\_ done!!!

            <!-- a comment -->

            > A quote
            >   of two lines

            - one
                * two

                  its second paragraph
            - [x] three

            12) twelve
            13) thirteen

            | a    | b     |
            |:-----|------:|
            | 1    | [x]   |

            ***

            ```xml
            <rules name="probe">
                <!-- why -->
                <rule id="1">Keep it &lt; 3.</rule>
                <rule id="2"/>
                <text>
                    Two lines
                      of text.
                </text>
            </rules>
            ```

            ```json
            { "a": [1, 2.50, true], "b": { "c": "d  e" } }
            ```

            ~~~~sh
            echo "as  it is"
            ~~~~



            The end: größer, 长, 🦊.
            """;

    private PassCheck() {}

    /**
     * What came of it.
     *
     * @param pass the pass, to be called with care; null when something is wrong
     * @param fault what is wrong, for people; else empty
     */
    public record Checked(@Nullable UserPass pass, String fault) {}

    /** Returns the pass, or what is wrong with it. The caller sees to it that this ends and what is thrown here. */
    public static Checked check(Pass own, String identity, PluginLimits limits) {
        String fault = fault(own);
        if (!fault.isEmpty()) {
            return new Checked(null, fault);
        }
        UserPass pass = guarded(own, identity, limits);
        for (String probe : new String[] {PROBE, PROBE.replace("\n", "\r\n"), ""}) {
            fault = tried(pass, probe);
            if (!fault.isEmpty()) {
                return new Checked(null, fault);
            }
        }
        return new Checked(pass, "");
    }

    private static String fault(Pass own) {
        String fault = ServiceNames.fault(own.name());
        if (!fault.isEmpty()) {
            return fault;
        }
        // They come from code that nobody has checked for nulls.
        @Nullable Fidelity fidelity = own.fidelity();
        @Nullable Object group = own.group();
        if (fidelity == null) {
            return "it has no fidelity";
        }
        if (group == null) {
            return "it has no group";
        }
        if (own instanceof GraphPass) {
            return fidelity == Fidelity.LOSSLESS ? "" : "a GraphPass is lossless, and it says " + fidelity.word();
        }
        if (!(own instanceof TextPass)) {
            return "it is no TextPass, ReversiblePass or GraphPass, and only what these do can be proven and undone";
        }
        boolean reversible = own instanceof ReversiblePass;
        if (reversible != (fidelity == Fidelity.REVERSIBLE)) {
            return reversible
                    ? "a ReversiblePass is reversible, and it says " + fidelity.word()
                    : "it says reversible and is no ReversiblePass";
        }
        return fidelity.level() > 1
                ? "it is " + fidelity.word()
                        + ": passes of users are lossless, inert or reversible, which can be proven"
                : "";
    }

    private static UserPass guarded(Pass own, String identity, PluginLimits limits) {
        if (own instanceof GraphPass graph) {
            return new UserGraphPass(graph, identity, limits);
        }
        return own instanceof ReversiblePass reversible
                ? new UserReversiblePass(reversible, identity, limits)
                : new UserTextPass((TextPass) own, identity, limits);
    }

    /** Returns what goes wrong when the pass runs over a text; an empty string when nothing does. */
    private static String tried(UserPass pass, String text) {
        TokenCounter counter = TokenCounters.of(Encoding.O200K_BASE);
        SourceText source = SourceText.of(new ModuleId("probe.md"), text);
        Span none = new Span(0, 0);
        PromptModule module = new PromptModule(
                source,
                ModuleKind.PLAIN,
                "probe",
                new FrontMatter(none, new YamlNode.Mapping(none, List.of())),
                counter.count(source),
                List.of(),
                List.of());
        ModuleGraph graph = ModuleGraph.of(List.of(module), List.of(), Tier.ROOTED, List.of(), counter);
        PassContext context = new PassContext(
                counter, Harness.of("tare", Optional.empty(), HarnessRules.builtIn()), TaskExecutor.direct());
        Optimized optimized = PassRunner.run(graph, List.of(pass), context);
        for (UserFaults.UserFault fault : context.faults().all()) {
            return "on a probe it fails: " + fault.reason();
        }
        ManifestModule told = new ManifestModule(
                module.id(),
                source.hash(),
                module.tokens(),
                UndoSteps.of(source.utf8(), optimized.steps(module.id())),
                Optional.empty());
        byte[] output =
                optimized.graph().module(module.id()).orElse(module).source().utf8();
        CitedPaths paths = CitedPaths.of(graph, module.id(), CitedPaths.fileNames(graph));
        for (Finding finding : new Verifier(List.of(pass)).verify(source, told, Optional.of(output), paths)) {
            return "what it makes of a probe fails the proof: line " + finding.line() + ": " + finding.message();
        }
        return "";
    }
}
