package dev.tare.bundler.audit;

import dev.tare.bundler.audit.AuditReport.Always;
import dev.tare.bundler.audit.AuditReport.AlwaysPart;
import dev.tare.bundler.audit.AuditReport.Check;
import dev.tare.bundler.audit.AuditReport.Entry;
import dev.tare.bundler.audit.AuditReport.GraphShape;
import dev.tare.bundler.audit.AuditReport.Listing;
import dev.tare.bundler.audit.AuditReport.ModuleFacts;
import dev.tare.bundler.audit.AuditReport.Start;
import dev.tare.bundler.audit.AuditReport.Totals;
import dev.tare.bundler.audit.AuditReport.Weight;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.EntryCost;
import dev.tare.modules.graph.EntryCosts;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.graph.Retained;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes the report of one framework. */
public final class Auditor {

    /** How many modules are named as the heaviest of an entry. */
    private static final int HEAVIEST = 5;

    private static final Comparator<Entry> HEAVIEST_START = Comparator.comparingInt(Entry::start)
            .reversed()
            .thenComparing(Comparator.comparingInt(Entry::reachable).reversed())
            .thenComparing(Entry::id);

    private static final Comparator<ModuleFacts> LARGEST =
            Comparator.comparingInt(ModuleFacts::tokens).reversed().thenComparing(ModuleFacts::id);

    private final ModuleGraph graph;
    private final List<Diagnostic> diagnostics;
    private final TokenCounter counter;
    private final Limits limits;
    private final TaskExecutor executor;

    /**
     * What counts as much.
     *
     * @param window what shares refer to
     * @param threshold tokens from which a start counts as heavy
     * @param listingChars characters of one description that the harness lists, or 0 for all
     * @param listingTokens what the harness keeps free for the listing, or 0 when it has no limit
     */
    public record Limits(AuditReport.Window window, int threshold, int listingChars, int listingTokens) {}

    private Auditor(
            ModuleGraph graph,
            List<Diagnostic> diagnostics,
            TokenCounter counter,
            Limits limits,
            TaskExecutor executor) {
        this.graph = graph;
        this.diagnostics = diagnostics;
        this.counter = counter;
        this.limits = limits;
        this.executor = executor;
    }

    /** Returns the report of the graph, without a cost. */
    public static AuditReport audit(
            AuditReport.Subject subject,
            AuditReport.Counting counting,
            ModuleGraph graph,
            List<Diagnostic> diagnostics,
            TokenCounter counter,
            Limits limits,
            TaskExecutor executor) {
        return new Auditor(graph, diagnostics, counter, limits, executor).report(subject, counting);
    }

    private AuditReport report(AuditReport.Subject subject, AuditReport.Counting counting) {
        EntryCosts costs = graph.costs(executor, HEAVIEST);
        Always always = always();
        List<Entry> entries = entries(costs, always.tokens());
        List<ModuleFacts> modules = modules(costs);
        Start start = start(entries, always.tokens());
        return new AuditReport(
                subject,
                counting,
                totals(always.tokens()),
                CheckAudit.counts(graph.references()),
                shape(modules),
                always,
                start,
                entries,
                FixSearch.fixes(graph, costs, counter, executor),
                modules,
                new Check(CheckAudit.faults(graph, diagnostics), uncited(modules)),
                diagnostics,
                Optional.empty());
    }

    private Totals totals(int always) {
        long bytes = 0;
        long tokens = 0;
        for (PromptModule module : graph.modules()) {
            bytes += module.source().length();
            tokens += module.tokens();
        }
        return new Totals(graph.modules().size(), bytes, tokens, always);
    }

    private Always always() {
        Closure closure = graph.alwaysLoaded();
        List<AlwaysPart> parts = new ArrayList<>();
        for (Closure.Part part : closure.parts()) {
            ModuleKind kind = graph.module(part.id()).orElseThrow().kind();
            String role = part.hops() > 0 ? "import" : kind == ModuleKind.MEMORY ? "memory" : "rule";
            parts.add(new AlwaysPart(part.id().path(), role, part.tokens()));
        }
        parts.sort(Comparator.comparingInt(AlwaysPart::tokens).reversed().thenComparing(AlwaysPart::id));
        Listing listing = ListingAudit.of(graph.entries(), limits.listingChars(), limits.listingTokens(), counter);
        return new Always(closure.tokens() + listing.loadedTokens(), parts, listing);
    }

    private List<Entry> entries(EntryCosts costs, int always) {
        List<Entry> entries = new ArrayList<>(costs.entries().size());
        for (EntryCost cost : costs.entries()) {
            PromptModule module = graph.module(cost.id()).orElseThrow();
            List<Weight> heaviest = new ArrayList<>(cost.heaviest().size());
            for (Retained retained : cost.heaviest()) {
                heaviest.add(new Weight(retained.id().path(), retained.retainedTokens()));
            }
            entries.add(new Entry(
                    cost.id().path(),
                    module.name(),
                    module.kind().word(),
                    cost.own(),
                    cost.eager(),
                    cost.nestedEager() - cost.eager(),
                    always + cost.eager(),
                    cost.reachable(),
                    cost.reachableByName(),
                    heaviest));
        }
        entries.sort(HEAVIEST_START);
        return entries;
    }

    private Start start(List<Entry> entries, int always) {
        int[] starts = new int[entries.size()];
        int over = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = entries.get(i).start();
            over += starts[i] > limits.threshold() ? 1 : 0;
        }
        if (starts.length == 0) {
            return new Start(limits.window(), limits.threshold(), 0, always, always, Optional.empty());
        }
        Arrays.sort(starts);
        int upper = starts.length / 2;
        int median = starts.length % 2 == 1 ? starts[upper] : (starts[upper - 1] + starts[upper]) / 2;
        return new Start(
                limits.window(),
                limits.threshold(),
                over,
                median,
                starts[starts.length - 1],
                Optional.of(entries.get(0).id()));
    }

    private List<ModuleFacts> modules(EntryCosts costs) {
        Set<ModuleId> unreachable = new HashSet<>(graph.unreachable());
        Set<ModuleId> cited = new HashSet<>();
        for (Reference reference : graph.references()) {
            if (reference.to().isPresent() && !reference.to().get().equals(reference.from())) {
                cited.add(reference.to().get());
            }
        }
        List<ModuleFacts> modules = new ArrayList<>(graph.modules().size());
        for (PromptModule module : graph.modules()) {
            ModuleId id = module.id();
            modules.add(new ModuleFacts(
                    id.path(),
                    module.kind().word(),
                    module.source().length(),
                    module.tokens(),
                    costs.usedBy(id),
                    cited.contains(id),
                    unreachable.contains(id)));
        }
        modules.sort(LARGEST);
        return modules;
    }

    private static List<ModuleFacts> uncited(List<ModuleFacts> modules) {
        List<ModuleFacts> uncited = new ArrayList<>();
        for (ModuleFacts module : modules) {
            if (module.unreachable() && !module.cited() && !isForPeople(new ModuleId(module.id()))) {
                uncited.add(module);
            }
        }
        return uncited;
    }

    /** Files that a repository has for its readers, where nothing has to lead to. */
    private static boolean isForPeople(ModuleId id) {
        return switch (id.stem().toLowerCase(Locale.ROOT)) {
            case "readme", "changelog", "contributing", "license", "code_of_conduct", "security", "support" -> true;
            default -> false;
        };
    }

    private GraphShape shape(List<ModuleFacts> modules) {
        int unreachable = 0;
        long tokens = 0;
        for (ModuleFacts module : modules) {
            if (module.unreachable()) {
                unreachable++;
                tokens += module.tokens();
            }
        }
        int cycles = 0;
        int largest = 0;
        for (List<ModuleId> component : graph.components()) {
            cycles++;
            largest = Math.max(largest, component.size());
        }
        return new GraphShape(
                graph.resolution().word(), graph.edges().size(), cycles, largest, graph.depth(), unreachable, tokens);
    }
}
