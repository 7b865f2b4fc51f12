package dev.tare.optimizer.xml;

import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.pass.PassText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the instruction XML of a module: the contents of fences that hold it, and whole XML files. */
final class XmlParts {

    private static final byte NO_MARK = 0;

    private XmlParts() {}

    static List<XmlPart> of(PassText text) {
        List<XmlPart> parts = new ArrayList<>();
        String extension = text.source().id().extension().toLowerCase(Locale.ROOT);
        if (extension.equals("yml") || extension.equals("yaml") || extension.equals("toml")) {
            // Programs read them, and white space is a part of what they say.
            return parts;
        }
        if (extension.equals("xml")) {
            parts.add(new XmlPart(
                    new Span(text.source().bodyStart(), text.source().length()), NO_MARK));
            return parts;
        }
        for (Block block : text.blocks()) {
            if (block instanceof Block.Fence fence && isXml(text, fence)) {
                int mark = Indent.skipBlank(
                        text.utf8(), fence.span().start(), fence.span().end());
                parts.add(new XmlPart(fence.content(), text.utf8()[mark]));
            }
        }
        return parts;
    }

    /** Tells whether the fence holds instruction XML. */
    static boolean isXml(PassText text, Block.Fence fence) {
        return text.layout().surroundings().at(fence.content().start()) == Surroundings.INSTRUCTION_FENCE
                && startsWithTag(text.utf8(), fence.content());
    }

    private static boolean startsWithTag(byte[] utf8, Span content) {
        int i = content.start();
        while (i < content.end() && utf8[i] >= 0 && utf8[i] <= ' ') {
            i++;
        }
        return i < content.end() && utf8[i] == '<';
    }
}
