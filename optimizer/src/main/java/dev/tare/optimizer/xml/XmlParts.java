package dev.tare.optimizer.xml;

import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.pass.PassText;
import java.util.ArrayList;
import java.util.List;

/** Finds the instruction XML of a module: the contents of fences that hold it, and whole XML files. */
final class XmlParts {

    private XmlParts() {}

    static List<Span> of(PassText text) {
        List<Span> parts = new ArrayList<>();
        if (text.source().id().extension().equals("xml")) {
            parts.add(new Span(text.source().bodyStart(), text.source().length()));
            return parts;
        }
        for (Block block : text.blocks()) {
            if (block instanceof Block.Fence fence
                    && text.layout().surroundings().at(fence.content().start()) == Surroundings.INSTRUCTION_FENCE
                    && startsWithTag(text.utf8(), fence.content())) {
                parts.add(fence.content());
            }
        }
        return parts;
    }

    private static boolean startsWithTag(byte[] utf8, Span content) {
        int i = content.start();
        while (i < content.end() && utf8[i] >= 0 && utf8[i] <= ' ') {
            i++;
        }
        return i < content.end() && utf8[i] == '<';
    }
}
