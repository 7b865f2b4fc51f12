package dev.tare.modules;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.Layout;
import dev.tare.modules.model.Surroundings;
import dev.tare.modules.xml.XmlScanner;
import dev.tare.modules.xml.XmlVisitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is malformed in the XML of a file: the whole of an XML file, else the fences whose XML is the instruction. */
final class XmlFaults {

    private static final XmlVisitor NOBODY = new XmlVisitor() {};

    private XmlFaults() {}

    static List<Diagnostic> of(SourceText source, Layout layout) {
        if (source.id().extension().equals("xml")) {
            XmlScanner scanner = new XmlScanner(source);
            scanner.scan(new Span(source.bodyStart(), source.length()), NOBODY);
            return scanner.diagnostics();
        }
        @Nullable XmlScanner scanner = null;
        for (Block block : layout.blocks()) {
            if (block instanceof Block.Fence fence && isXml(source, layout, fence.content())) {
                scanner = scanner == null ? new XmlScanner(source) : scanner;
                scanner.scan(fence.content(), NOBODY);
            }
        }
        return scanner == null ? List.of() : scanner.diagnostics();
    }

    private static boolean isXml(SourceText source, Layout layout, Span content) {
        byte[] text = source.utf8();
        int start = content.start();
        while (start < content.end() && (text[start] == ' ' || text[start] == '\n' || text[start] == '\r')) {
            start++;
        }
        return start < content.end()
                && text[start] == '<'
                && layout.surroundings().at(start) == Surroundings.INSTRUCTION_FENCE;
    }
}
