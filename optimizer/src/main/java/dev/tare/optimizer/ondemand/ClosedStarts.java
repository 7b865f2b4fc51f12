package dev.tare.optimizer.ondemand;

import dev.tare.core.text.ModuleId;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is held by agents whose list of tools has none that opens a file: for them nothing can be opened on demand. A list that an agent does not
 * have, or that is empty, names all tools. A tool that nobody knows, or that is allowed for some arguments only, is taken for one that opens no
 * file.
 */
public final class ClosedStarts {

    private static final String TOOLS = "tools";

    private static final String WITHOUT = "disallowedTools";

    private static final String ALL = "*";

    /** In the front matter of a skill or a command: the agent that it is given to. */
    private static final String AGENT = "agent";

    /** Tools that open any file, in several harnesses, in lower case. */
    private static final Set<String> READING =
            Set.of("read", "view", "cat", "open", "readfile", "read_file", "open_file", "read_many_files", "codebase");

    /** Tools that run any command. */
    private static final Set<String> RUNNING = Set.of(
            "bash", "shell", "terminal", "execute", "run", "run_shell_command", "runcommands", "run_in_terminal");

    private static final Set<String> ANY_ARGUMENTS = Set.of("", "()", "(*)", "(**)", "(:*)");

    private ClosedStarts() {}

    /** Returns the agents, what is given to them, and the modules that these attach. */
    public static Set<ModuleId> of(ModuleGraph graph) {
        Set<String> agents = new HashSet<>();
        for (PromptModule entry : graph.entries()) {
            if (entry.kind() == ModuleKind.AGENT && !opensFiles(entry)) {
                agents.add(entry.name());
            }
        }
        Set<ModuleId> held = new HashSet<>();
        for (PromptModule entry : graph.entries()) {
            boolean closed = entry.kind() == ModuleKind.AGENT
                    ? agents.contains(entry.name()) && !opensFiles(entry)
                    : entry.frontMatter().text(AGENT).filter(agents::contains).isPresent();
            if (closed) {
                held.add(entry.id());
                for (Closure.Part part : graph.eagerClosure(entry.id()).parts()) {
                    held.add(part.id());
                }
            }
        }
        return held;
    }

    private static boolean opensFiles(PromptModule agent) {
        List<String> tools = new ArrayList<>();
        Set<String> without = new HashSet<>();
        for (String tool : agent.frontMatter().texts(TOOLS)) {
            if (!tool.isBlank()) {
                tools.add(lower(tool));
            }
        }
        for (String tool : agent.frontMatter().texts(WITHOUT)) {
            without.add(name(lower(tool)));
        }
        // Some harnesses have a map that switches tools on and off.
        if (agent.frontMatter().values().get(TOOLS).orElse(null) instanceof YamlNode.Mapping switches) {
            for (YamlNode.Entry entry : switches.entries()) {
                boolean off = entry.value().asText().filter("false"::equals).isPresent();
                if (off) {
                    without.add(lower(entry.key()));
                }
            }
        }
        if (without.contains(ALL) || without.stream().anyMatch(READING::contains)) {
            return false;
        }
        return tools.isEmpty() || tools.stream().anyMatch(tool -> opens(tool) && !without.contains(name(tool)));
    }

    private static boolean opens(String tool) {
        String name = name(tool);
        boolean known = name.equals(ALL) || name.equals("all") || READING.contains(name) || RUNNING.contains(name);
        return known && ANY_ARGUMENTS.contains(tool.substring(name.length()).strip());
    }

    /** Returns a tool without its arguments. */
    private static String name(String tool) {
        int open = tool.indexOf('(');
        return (open < 0 ? tool : tool.substring(0, open)).strip();
    }

    private static String lower(String tool) {
        return tool.strip().toLowerCase(Locale.ROOT);
    }
}
