package dev.tare.optimizer.pass;

import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.model.FrontMatter;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.UndoSteps;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs one pass over one text. */
public final class OnePass {

    private static final TokenCounter COUNTER = TokenCounters.of(Encoding.O200K_BASE);

    private OnePass() {}

    /** Returns the text after the pass, having checked that the count is as told and that the way back leads back. */
    public static String rewrite(TextPass pass, String path, String text) {
        SourceText source = SourceText.of(new ModuleId(path), text);
        Span none = new Span(0, 0);
        PromptModule module = new PromptModule(
                source,
                ModuleKind.PLAIN,
                "any",
                new FrontMatter(none, new YamlNode.Mapping(none, List.of())),
                COUNTER.count(source),
                List.of());
        PassText passText = new PassText(source, module.kind(), ProtectedPlaces.of(module), false);
        Rewriter rewriter = new Rewriter(passText, COUNTER);
        pass.rewrite(passText, rewriter);
        Edits edits = rewriter.edits();
        byte[] after = edits.apply(source.utf8());
        int tokens = COUNTER.count(after, 0, after.length);
        if (tokens != module.tokens() - rewriter.saved() || rewriter.saved() < 0) {
            throw new AssertionError(pass.name() + " says it saved " + rewriter.saved() + " of " + module.tokens()
                    + " tokens, but " + tokens + " are left of <<" + text + ">>");
        }
        List<ManifestStep> steps =
                UndoSteps.of(source.utf8(), List.of(new PassStep(pass, edits, rewriter.places(), tokens)));
        byte[] back = UndoSteps.undo(after, steps, Map.of(pass.name(), pass));
        if (!text.equals(new String(back, StandardCharsets.UTF_8))) {
            throw new AssertionError(pass.name() + " does not lead back to <<" + text + ">> but to <<"
                    + new String(back, StandardCharsets.UTF_8) + ">>");
        }
        return new String(after, StandardCharsets.UTF_8);
    }
}
