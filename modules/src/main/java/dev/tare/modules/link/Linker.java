package dev.tare.modules.link;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.Harnesses;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what every mention of every module means. One file's meaning depends on all the others, so all of them are indexed
 * first; then chunks of modules are linked each by itself, and settled in the light of what all of them have found. Both
 * rounds run in parallel, and give the same whatever thread is first.
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
            List<PromptModule> modules,
            Tree tree,
            Harnesses harnesses,
            Dialects dialects,
            LinkOptions options,
            TaskExecutor executor) {
        List<Chunk> chunks = Chunk.of(modules);
        Indexes indexes = new Indexes(modules, Survey.of(chunks, executor), tree, harnesses, options);
        List<ChunkLinker> linkers = new ArrayList<>();
        for (Chunk chunk : chunks) {
            linkers.add(new ChunkLinker(indexes, chunk));
        }
        Findings all = Findings.of(modules, executor.map(linkers, ChunkLinker::link));
        Evidence evidence = new Evidence(dialects, tree, all);
        List<Reference> references = new ArrayList<>();
        for (List<Reference> settled : executor.map(linkers, linker -> evidence.keepShown(linker.settled(all)))) {
            references.addAll(settled);
        }
        return references;
    }
}
