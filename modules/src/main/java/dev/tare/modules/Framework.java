package dev.tare.modules;

import dev.tare.core.config.TareConfig;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A framework that has been read: its modules, what they refer to, and what is wrong with it.
 *
 * @param root the directory it was read from
 * @param config what its users have settled
 * @param dialects the ids of the dialects that it speaks, in order of precedence
 * @param harness the harness it is meant for
 * @param counter counted its tokens
 * @param modules sorted by id
 * @param graph of the modules and their references
 * @param diagnostics sorted by path and place
 * @param otherFiles the paths of the files that are no modules, sorted
 * @param reading what its modules were read by
 */
public record Framework(
        Path root,
        TareConfig config,
        List<String> dialects,
        Harness harness,
        TokenCounter counter,
        List<PromptModule> modules,
        ModuleGraph graph,
        List<Diagnostic> diagnostics,
        List<String> otherFiles,
        Reading reading) {

    public Framework {
        dialects = List.copyOf(dialects);
        modules = List.copyOf(modules);
        diagnostics = List.copyOf(diagnostics);
        otherFiles = List.copyOf(otherFiles);
    }

    /** Returns the same framework with other things to be told about it. */
    public Framework with(List<Diagnostic> others) {
        return new Framework(root, config, dialects, harness, counter, modules, graph, others, otherFiles, reading);
    }

    /**
     * Returns the framework as it reads when some of its modules have other texts and some are added. Nothing is read from disk, and nothing
     * is said about its references and its graph.
     *
     * @param texts by module; one that is not in the framework is added
     */
    public Framework withTexts(Map<ModuleId, SourceText> texts, TaskExecutor executor) {
        return texts.isEmpty() ? this : reading.again(this, texts, executor);
    }
}
