package dev.tare.modules;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a framework as a whole: cycles, depth, listings over the limit, modules that nothing leads to. */
final class GraphDiagnostics {

    private final ModuleGraph graph;
    private final Harness harness;
    private final List<Diagnostic> found = new ArrayList<>();

    private GraphDiagnostics(ModuleGraph graph, Harness harness) {
        this.graph = graph;
        this.harness = harness;
    }

    static List<Diagnostic> of(ModuleGraph graph, Harness harness) {
        GraphDiagnostics diagnostics = new GraphDiagnostics(graph, harness);
        if (!graph.modules().isEmpty() && graph.entries().isEmpty()) {
            diagnostics.found.add(Diagnostic.ofFile(DiagnosticKind.NO_ENTRIES, ""));
        }
        diagnostics.addCycles();
        diagnostics.addDeepImports();
        diagnostics.addLongMemory();
        diagnostics.addLongDescriptions();
        diagnostics.addUnreachable();
        return diagnostics.found;
    }

    private void addCycles() {
        for (List<Reference> cycle : graph.eagerCycles()) {
            Reference first = cycle.get(0);
            PromptModule module = module(first.from());
            StringBuilder path = new StringBuilder();
            for (Reference reference : cycle) {
                int line = module(reference.from())
                        .source()
                        .position(reference.mention().span().start())
                        .line();
                path.append(reference.from().path()).append(':').append(line).append(" → ");
            }
            path.append(first.from().path());
            found.add(Diagnostic.at(
                    DiagnosticKind.EAGER_CYCLE, module.source(), first.mention().span(), path.toString()));
        }
    }

    /** Walks the imports of memory, and reports those that the harness no longer follows. */
    private void addDeepImports() {
        if (harness.importDepth().isEmpty()) {
            return;
        }
        int limit = harness.importDepth().getAsInt();
        Map<ModuleId, Integer> depths = new HashMap<>();
        Deque<ModuleId> open = new ArrayDeque<>();
        for (PromptModule module : graph.modules()) {
            if (module.kind() == ModuleKind.MEMORY) {
                depths.put(module.id(), 0);
                open.add(module.id());
            }
        }
        while (!open.isEmpty()) {
            ModuleId id = open.remove();
            int depth = depths.getOrDefault(id, 0);
            for (Reference reference : graph.referencesFrom(id)) {
                boolean free = reference.mention().form().isPutInPlace();
                int next = free ? depth : depth + 1;
                if (isFollowed(reference)
                        && next < depths.getOrDefault(reference.to().orElseThrow(), Integer.MAX_VALUE)) {
                    depths.put(reference.to().orElseThrow(), next);
                    // What costs nothing goes first, so that each module is left at its least depth.
                    if (free) {
                        open.addFirst(reference.to().orElseThrow());
                    } else {
                        open.addLast(reference.to().orElseThrow());
                    }
                }
            }
        }
        Set<ModuleId> reported = new HashSet<>();
        for (PromptModule module : graph.modules()) {
            if (depths.getOrDefault(module.id(), -1) == limit) {
                addDeepImports(module, limit, depths, reported);
            }
        }
    }

    private void addDeepImports(PromptModule module, int limit, Map<ModuleId, Integer> depths, Set<ModuleId> reported) {
        for (Reference reference : graph.referencesFrom(module.id())) {
            if (isFollowed(reference)
                    && depths.getOrDefault(reference.to().orElseThrow(), -1) == limit + 1
                    && reported.add(reference.to().orElseThrow())) {
                found.add(Diagnostic.at(
                        DiagnosticKind.IMPORT_TOO_DEEP,
                        module.source(),
                        reference.mention().span(),
                        limit + 1,
                        harness.name(),
                        limit));
            }
        }
    }

    private static boolean isFollowed(Reference reference) {
        Form form = reference.mention().form();
        return reference.outcome() == Outcome.RESOLVED
                && reference.strength() == Strength.EAGER
                && (form == Form.AT_PATH || form.isPutInPlace());
    }

    /** Reports where the harness stops reading a memory file. */
    private void addLongMemory() {
        if (harness.memoryBytes().isEmpty()) {
            return;
        }
        for (AlwaysRoot root : graph.alwaysLoadedRoots()) {
            PromptModule module = module(root.id());
            int kept = root.leftOut().size() - 1;
            if (kept >= 0 && root.leftOut().get(kept).end() == module.source().length()) {
                found.add(Diagnostic.at(
                        DiagnosticKind.MEMORY_OVER_LIMIT,
                        module.source(),
                        root.leftOut().get(kept),
                        harness.name(),
                        harness.memoryBytes().getAsInt(),
                        module.source().length()));
            }
        }
    }

    private void addLongDescriptions() {
        if (harness.listingCharacters().isEmpty()) {
            return;
        }
        int limit = harness.listingCharacters().getAsInt();
        for (PromptModule entry : graph.entries()) {
            String description = entry.frontMatter().text("description").orElse("");
            int length = description.codePointCount(0, description.length());
            boolean listed =
                    entry.kind() != ModuleKind.AGENT && !entry.frontMatter().isTrue("disable-model-invocation");
            if (listed && length > limit) {
                found.add(Diagnostic.at(
                        DiagnosticKind.LISTING_OVER_LIMIT,
                        entry.source(),
                        entry.frontMatter().span(),
                        length,
                        harness.name(),
                        limit));
            }
        }
    }

    private void addUnreachable() {
        for (ModuleId id : graph.unreachable()) {
            ModuleKind kind = module(id).kind();
            // A rule or a memory file that a condition loads needs nobody to cite it.
            if (kind == ModuleKind.RULE || kind == ModuleKind.MEMORY) {
                continue;
            }
            found.add(Diagnostic.ofFile(DiagnosticKind.UNREACHABLE_MODULE, id.path()));
        }
    }

    private PromptModule module(ModuleId id) {
        return graph.module(id).orElseThrow();
    }
}
