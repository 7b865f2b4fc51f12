package dev.tare.optimizer.ondemand;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is held by agents whose list of tools has none that opens a file: for them nothing can be opened on demand. A list that an agent does not
 * have, or that is empty, names all tools; a tool that nobody knows may do anything or nothing, and is taken for one that opens no file.
 */
public final class ClosedStarts {

    private static final String TOOLS = "tools";

    private static final String WITHOUT = "disallowedTools";

    /** How names of tools begin that open files or run commands, in several harnesses. */
    private static final List<String> OPENING = List.of(
            "*", "all", "read", "view", "cat", "open", "bash", "shell", "terminal", "execute", "run", "codebase");

    private ClosedStarts() {}

    /** Returns the agents, and the modules that they load. */
    public static Set<ModuleId> of(ModuleGraph graph) {
        Set<ModuleId> held = new HashSet<>();
        for (PromptModule entry : graph.entries()) {
            if (entry.kind() == ModuleKind.AGENT && !opensFiles(entry)) {
                held.add(entry.id());
                for (Closure.Part part : graph.eagerClosure(entry.id()).parts()) {
                    held.add(part.id());
                }
            }
        }
        return held;
    }

    private static boolean opensFiles(PromptModule agent) {
        List<String> tools = agent.frontMatter().texts(TOOLS);
        boolean all = tools.stream().allMatch(String::isBlank);
        List<String> without = agent.frontMatter().texts(WITHOUT);
        return all
                ? without.stream().noneMatch(ClosedStarts::isRead)
                : tools.stream().anyMatch(ClosedStarts::opens);
    }

    private static boolean isRead(String tool) {
        return tool.strip().equalsIgnoreCase("read");
    }

    private static boolean opens(String tool) {
        String name = tool.strip().toLowerCase(Locale.ROOT);
        return OPENING.stream().anyMatch(name::startsWith);
    }
}
