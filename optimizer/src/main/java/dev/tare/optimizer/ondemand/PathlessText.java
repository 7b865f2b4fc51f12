package dev.tare.optimizer.ondemand;

import dev.tare.core.text.SourceText;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.PromptModule;
import java.util.Arrays;

/** The text of a module with slashes for its mentions, so that no word of a path is taken for one of a sentence. */
final class PathlessText {

    private PathlessText() {}

    static SourceText of(PromptModule module) {
        byte[] text = module.source().utf8().clone();
        for (Mention mention : module.mentions()) {
            Arrays.fill(text, mention.span().start(), mention.span().end(), (byte) '/');
        }
        return SourceText.ofUtf8(module.id(), text);
    }
}
