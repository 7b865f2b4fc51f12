package dev.tare.optimizer.xml;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.Layout;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.pass.PassText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the instruction XML of a module: the contents of fences that hold it, and whole XML files. */
public final class XmlParts {

    private final List<XmlPart> parts;

    private XmlParts(List<XmlPart> parts) {
        this.parts = parts;
    }

    static List<XmlPart> of(PassText text) {
        return text.derived(XmlParts.class, asked -> new XmlParts(find(asked))).parts;
    }

    private static List<XmlPart> find(PassText text) {
        List<XmlPart> parts = new ArrayList<>();
        String extension = text.source().id().extension().toLowerCase(Locale.ROOT);
        if (extension.equals("yml") || extension.equals("yaml") || extension.equals("toml")) {
            // Programs read them, and white space is a part of what they say.
            return parts;
        }
        if (extension.equals("xml")) {
            Span body = new Span(text.source().bodyStart(), text.source().length());
            parts.add(new XmlPart(text.source(), body, Optional.empty()));
            return parts;
        }
        for (Block block : text.blocks()) {
            if (block instanceof Block.Fence fence && isXml(text, fence)) {
                parts.add(new XmlPart(text.source(), fence.content(), Optional.of(fence)));
            }
        }
        return parts;
    }

    private static boolean isXml(PassText text, Block.Fence fence) {
        return isXml(text.source(), text.layout(), fence);
    }

    /** Tells whether the fence holds instruction XML. */
    public static boolean isXml(SourceText source, Layout layout, Block.Fence fence) {
        return layout.surroundings().at(fence.content().start()) == Surroundings.INSTRUCTION_FENCE
                && startsWithTag(source.utf8(), fence.content());
    }

    private static boolean startsWithTag(byte[] utf8, Span content) {
        int i = content.start();
        while (i < content.end() && utf8[i] >= 0 && utf8[i] <= ' ') {
            i++;
        }
        return i < content.end() && utf8[i] == '<';
    }
}
