package dev.tare.modules.link;

import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.Harnesses;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what every mention of every module means. One file's meaning depends on all the others, so all of them are indexed
 * first; then chunks of modules are linked each by itself, and a second time in the light of what all of them have found.
 */
public final class Linker {

    private Linker() {}

    /**
     * Returns the references of these modules, in order of module and place. Mentions that are no references, such as names
     * that no entry has, are left out.
     *
     * @param modules sorted by id
     */
    public static List<Reference> link(
            List<PromptModule> modules, Tree tree, Harnesses harnesses, Dialects dialects, LinkOptions options) {
        Indexes indexes = new Indexes(modules, tree, harnesses, options);
        List<ChunkLinker> linkers = new ArrayList<>();
        Findings all = new Findings();
        for (Chunk chunk : Chunk.of(modules)) {
            ChunkLinker linker = new ChunkLinker(indexes, chunk);
            linkers.add(linker);
            all.addAll(linker.link());
        }
        Evidence evidence = new Evidence(dialects, tree, all);
        List<Reference> references = new ArrayList<>();
        for (ChunkLinker linker : linkers) {
            references.addAll(evidence.keepShown(linker.settled(all)));
        }
        return references;
    }
}
