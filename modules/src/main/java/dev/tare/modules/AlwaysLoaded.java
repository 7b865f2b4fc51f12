package dev.tare.modules;

import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.block.BlockComments;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.EagerDepth;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.List;

/** What the harness loads before any entry: its root memory, and the rules that have no condition. */
final class AlwaysLoaded {

    private AlwaysLoaded() {}

    /** Returns how deep the harness follows: what an entry attaches is one level, because deeper ones are documented nowhere. */
    static EagerDepth depth(Harness harness) {
        int memory = harness.importDepth().orElse(EagerDepth.ANY);
        return new EagerDepth(1, memory, memory);
    }

    /** Returns the modules as the harness loads them, memory first, then rules by path. */
    static List<AlwaysRoot> roots(List<PromptModule> modules, Tree tree, Harness harness, TokenCounter counter) {
        List<String> memory = harness.rootMemory(tree);
        List<AlwaysRoot> roots = new ArrayList<>();
        int room = harness.memoryBytes().orElse(Integer.MAX_VALUE);
        for (String path : memory) {
            for (PromptModule module : modules) {
                if (module.kind() == ModuleKind.MEMORY && module.id().path().equals(path)) {
                    roots.add(root(module, room, harness, counter));
                    room = Math.max(0, room - module.source().length());
                }
            }
        }
        for (PromptModule module : modules) {
            if (module.kind() == ModuleKind.RULE
                    && harness.loadsAtStart(module.id().path(), module.frontMatter())) {
                roots.add(root(module, Integer.MAX_VALUE, harness, counter));
            }
        }
        return roots;
    }

    /**
     * Returns the module as the harness loads it.
     *
     * @param room how many of its bytes are read at most
     */
    private static AlwaysRoot root(PromptModule module, int room, Harness harness, TokenCounter counter) {
        List<Span> leftOut = new ArrayList<>();
        if (harness.stripsComments(module.kind())) {
            leftOut.addAll(BlockComments.in(module.source()));
        }
        if (module.source().length() > room) {
            int end = characterStart(module.source().utf8(), room);
            leftOut.removeIf(span -> span.end() > end);
            leftOut.add(new Span(end, module.source().length()));
        }
        return AlwaysRoot.without(module, leftOut, counter);
    }

    /** Returns the start of the character that the offset is in. */
    private static int characterStart(byte[] text, int offset) {
        int start = offset;
        while (start > 0 && (text[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }
}
