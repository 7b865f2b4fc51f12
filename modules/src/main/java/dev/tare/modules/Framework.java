package dev.tare.modules;

import dev.tare.core.config.TareConfig;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import java.nio.file.Path;
import java.util.List;

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
        List<String> otherFiles) {

    public Framework {
        dialects = List.copyOf(dialects);
        modules = List.copyOf(modules);
        diagnostics = List.copyOf(diagnostics);
        otherFiles = List.copyOf(otherFiles);
    }
}
