package dev.tare.modules.graph;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a framework and what refers to what. Immutable and safe for use by several threads; the same modules and
 * references give the same answers in the same order, in whatever order they are handed in.
 *
 * <p>An <em>edge</em> is a resolved reference whose tier is not wider than asked for and that leads to another module. References
 * by name are kept apart: only {@link #reachableByNameClosure}, {@link #unreachable} and, as a last resort, {@link #why} follow
 * them.
 *
 * <p>A closure holds each text once. An eager reference with a section adds that section and what is referred to inside it; any
 * other reference adds the whole module, which then holds all of its sections. What the harness {@linkplain #alwaysLoaded always
 * loads} is left out of every closure, and not followed any further, unless the closure starts there.
 */
public final class ModuleGraph {

    private final PromptModule[] modules;
    private final List<PromptModule> moduleList;
    private final List<PromptModule> entries;
    private final Map<String, Integer> index;
    private final Reference[] references;
    private final List<Reference> referenceList;
    private final Tier widest;
    private final EagerDepth depth;
    private final List<AlwaysRoot> alwaysLoadedRoots;
    private final int[] roots;
    private final TextGraph texts;
    private final Csr unboundedEager;
    private final AlwaysLoaded alwaysLoaded;

    /** Arrays for one search, handed from call to call. */
    private final AtomicReference<@Nullable Search> spareSearch = new AtomicReference<>();

    private final EdgeSets edges;

    /** Made on first use. Benign race: every thread makes an equal one. */
    private volatile @Nullable ReferencesByTarget byTarget;

    private ModuleGraph(
            List<PromptModule> modules,
            List<Reference> references,
            Tier widest,
            List<AlwaysRoot> alwaysLoadedRoots,
            TokenCounter counter,
            EagerDepth depth) {
        this.modules = modules.toArray(new PromptModule[0]);
        Arrays.sort(this.modules, ReferenceOrder.MODULES);
        this.moduleList = Collections.unmodifiableList(Arrays.asList(this.modules));
        this.index = new HashMap<>(this.modules.length * 2);
        this.entries = new ArrayList<>();
        for (int m = 0; m < this.modules.length; m++) {
            PromptModule module = this.modules[m];
            if (index.put(module.id().path(), m) != null) {
                throw new IllegalArgumentException("two modules have the id " + module.id());
            }
            if (module.kind().isEntry()) {
                entries.add(module);
            }
        }
        this.references = references.toArray(new Reference[0]);
        Arrays.sort(this.references, ReferenceOrder.REFERENCES);
        this.referenceList = Collections.unmodifiableList(Arrays.asList(this.references));
        this.widest = widest;
        this.depth = depth;
        this.alwaysLoadedRoots = List.copyOf(alwaysLoadedRoots);
        this.roots = new int[alwaysLoadedRoots.size()];
        int[] loadedTokens = new int[roots.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = indexOf(alwaysLoadedRoots.get(i).id());
            loadedTokens[i] = alwaysLoadedRoots.get(i).tokens();
        }
        this.texts = new TextGraph(this.modules, this.references, index, widest, counter);
        this.unboundedEager = texts.edges(TextGraph.EAGER, null);
        Search search = takeSearch();
        this.alwaysLoaded = new AlwaysLoaded(texts, this.modules, depth, roots, loadedTokens, unboundedEager, search);
        spareSearch.set(search);
        this.edges = new EdgeSets(texts, alwaysLoaded.leftOut);
    }

    /** Returns the graph of these modules, with every chain of eager references followed to its end. */
    public static ModuleGraph of(
            List<PromptModule> modules,
            List<Reference> references,
            Tier widest,
            List<AlwaysRoot> alwaysLoadedRoots,
            TokenCounter counter) {
        return of(modules, references, widest, alwaysLoadedRoots, counter, EagerDepth.UNLIMITED);
    }

    /**
     * Returns the graph of these modules.
     *
     * @param modules each id once
     * @param references from these modules; those that lead to none of them are listed and are no edges
     * @param widest resolved references with a wider tier are listed and are no edges
     * @param alwaysLoadedRoots what the harness loads before any entry: memory and unconditional rules
     * @param counter weighs the sections that eager references name
     * @param depth how deep the harness follows eager references
     */
    public static ModuleGraph of(
            List<PromptModule> modules,
            List<Reference> references,
            Tier widest,
            List<AlwaysRoot> alwaysLoadedRoots,
            TokenCounter counter,
            EagerDepth depth) {
        return new ModuleGraph(modules, references, widest, alwaysLoadedRoots, counter, depth);
    }

    /** Returns the modules, sorted by id. */
    public List<PromptModule> modules() {
        return moduleList;
    }

    public Optional<PromptModule> module(ModuleId id) {
        Integer found = index.get(id.path());
        return found == null ? Optional.empty() : Optional.of(modules[found]);
    }

    /** Returns the commands, skills and agents, sorted by id. */
    public List<PromptModule> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** Returns all references, whatever became of them, sorted by the module they stand in and by place. */
    public List<Reference> references() {
        return referenceList;
    }

    /** Returns the references that stand in the module, in order of place. */
    public List<Reference> referencesFrom(ModuleId id) {
        int m = indexOf(id);
        return referenceList.subList(texts.firstReference[m], texts.firstReference[m + 1]);
    }

    /** Returns the resolved references to the module, of every tier and those by name too, in order. */
    public List<Reference> referencesTo(ModuleId id) {
        ReferencesByTarget map = byTarget;
        if (map == null) {
            map = new ReferencesByTarget(references, index, modules.length);
            byTarget = map;
        }
        return map.to(indexOf(id));
    }

    /** Tells whether the reference makes an edge: it is resolved by path, in a tier that is asked for, to another module. */
    public boolean isEdge(Reference reference) {
        return reference.outcome() == Outcome.RESOLVED
                && !reference.isByName()
                && (reference.tier().isEmpty() || reference.tier().get().compareTo(widest) <= 0)
                && reference.to().isPresent()
                && index.containsKey(reference.to().get().path())
                && !reference.to().get().equals(reference.from());
    }

    /** Returns the widest tier that makes an edge. */
    public Tier resolution() {
        return widest;
    }

    /** Returns how deep the harness follows eager references. */
    public EagerDepth eagerDepth() {
        return depth;
    }

    /** Returns what the harness loads before any entry: the roots and their eager closure, to the depth that it follows. */
    public Closure alwaysLoaded() {
        return alwaysLoaded.closure;
    }

    /** Returns the modules that this starts from, as the harness loads them. */
    public List<AlwaysRoot> alwaysLoadedRoots() {
        return alwaysLoadedRoots;
    }

    /** Returns what is in the context when the module is used, as deep as the harness is known to follow eager references. */
    public Closure eagerClosure(ModuleId id) {
        int m = indexOf(id);
        return closure(edges.eager(), m, depth.eagerHops(modules[m].kind()));
    }

    /**
     * Returns the tokens that would be left of the module's eager closure, to the depth that the harness follows, if these
     * references were lazy.
     *
     * @param lazy references of this graph, all from one module
     */
    public int eagerTokensWithout(ModuleId start, List<Reference> lazy) {
        int m = indexOf(start);
        Search search = takeSearch();
        search.begin();
        search.start(m);
        search.walkWithin(edges.eager(), depth.eagerHops(modules[m].kind()), cut(edges.eager(), lazy), Long.MAX_VALUE);
        long tokens = search.sum(texts.weight);
        spareSearch.set(search);
        return (int) Math.min(tokens, Integer.MAX_VALUE);
    }

    /**
     * Returns the tokens that would be left of what is always loaded if these references were lazy.
     *
     * @param lazy references of this graph, all from one module
     */
    public int alwaysLoadedTokensWithout(List<Reference> lazy) {
        Search search = takeSearch();
        int tokens = alwaysLoaded.tokensWithout(search, cut(unboundedEager, lazy));
        spareSearch.set(search);
        return tokens;
    }

    /** Returns what is in the context when the module is used if eager references are followed to the end. */
    public Closure nestedEagerClosure(ModuleId id) {
        return closure(edges.eager(), indexOf(id), EagerDepth.ANY);
    }

    /** Returns what the module may ever pull in by path. */
    public Closure reachableClosure(ModuleId id) {
        return closure(edges.byPath(), indexOf(id), EagerDepth.ANY);
    }

    /** Returns what the module may ever pull in by path or by the name of an entry. */
    public Closure reachableByNameClosure(ModuleId id) {
        return closure(edges.byName(), indexOf(id), EagerDepth.ANY);
    }

    /** Returns what hangs on each module of the reachable closure, heaviest first and then by id, the start left out. */
    public List<Retained> retained(ModuleId id) {
        Csr graph = edges.byPath();
        RetainedTokens finder = new RetainedTokens(texts, graph, edges.byPathReversed(), modules);
        finder.run(indexOf(id), Long.MAX_VALUE);
        return finder.heaviest(Integer.MAX_VALUE);
    }

    /** Returns the figures of all entries at once, each with its five heaviest modules. */
    public EntryCosts costs(TaskExecutor executor) {
        return costs(executor, 5);
    }

    /**
     * Returns the figures of all entries at once: far cheaper than asking entry by entry.
     *
     * @param executor runs the entries in parallel; the result does not depend on it
     * @param heaviest how many of the heaviest modules to list for each entry, from 0
     */
    public EntryCosts costs(TaskExecutor executor, int heaviest) {
        return costs(executor, heaviest, CostTable.SHORT_WALK, EntryCosts.WORK_BUDGET);
    }

    /** The same with limits that a test can reach. */
    EntryCosts costs(TaskExecutor executor, int heaviest, long shortWalk, long workBudget) {
        CostTable table = new CostTable(
                texts,
                modules,
                depth.entries(),
                edges.eager(),
                edges.byPath(),
                edges.byPathReversed(),
                edges.byName(),
                heaviest);
        return table.compute(executor, index, shortWalk, workBudget);
    }

    /** Returns the components with a cycle of references by path, of whatever strength; members and components sorted by id. */
    public List<List<ModuleId>> components() {
        List<int[]> cyclic = edges.paths().cyclic();
        cyclic.sort(ReferenceOrder.FIRST_NUMBERS);
        List<List<ModuleId>> found = new ArrayList<>(cyclic.size());
        for (int[] members : cyclic) {
            found.add(ids(members));
        }
        return Collections.unmodifiableList(found);
    }

    /**
     * Returns the ways on which texts load each other without end, judged by section: each as its references in order, the
     * first in the order of {@link #references} first. Every eager reference on such a way is on one of these, up to 64 for each knot.
     */
    public List<List<Reference>> eagerCycles() {
        List<int[]> cycles = EagerCycles.of(unboundedEager);
        List<List<Reference>> found = new ArrayList<>(cycles.size());
        for (int[] cycle : cycles) {
            List<Reference> way = new ArrayList<>(cycle.length);
            for (int reference : cycle) {
                way.add(references[reference]);
            }
            found.add(Collections.unmodifiableList(way));
        }
        return Collections.unmodifiableList(found);
    }

    /**
     * Returns the modules by their longest distance from one that nothing refers to, with a component counted as one module: each
     * layer is referred to by earlier layers only, save inside a component. Ids are sorted within a layer.
     */
    public List<List<ModuleId>> layers() {
        int[] layerOf = edges.paths().layers();
        List<List<ModuleId>> layers = new ArrayList<>();
        int count = modules.length == 0 ? 0 : depth() + 1;
        for (int i = 0; i < count; i++) {
            layers.add(new ArrayList<>());
        }
        for (int m = 0; m < layerOf.length; m++) {
            layers.get(layerOf[m]).add(modules[m].id());
        }
        return Collections.unmodifiableList(layers);
    }

    /** Returns the number of references on the longest chain, with a component counted as one module. */
    public int depth() {
        int most = 0;
        for (int layer : edges.paths().layers()) {
            most = Math.max(most, layer);
        }
        return most;
    }

    /**
     * Returns the modules that nothing reaches that is used by itself, neither by path nor by name, sorted. Used by themselves are
     * entries, what is always loaded, and rules and memory files, which a harness loads when their condition holds.
     */
    public List<ModuleId> unreachable() {
        Search search = takeSearch();
        search.begin();
        for (int root : roots) {
            search.start(root);
        }
        for (int m = 0; m < modules.length; m++) {
            ModuleKind kind = modules[m].kind();
            if (kind.isEntry() || kind == ModuleKind.RULE || kind == ModuleKind.MEMORY) {
                search.start(m);
            }
        }
        search.walk(texts.edges(TextGraph.BY_PATH | TextGraph.NAMED, null));
        List<ModuleId> lost = new ArrayList<>();
        for (int m = 0; m < modules.length; m++) {
            boolean found = search.reached(m);
            for (int s = texts.sectionsStart(m); s < texts.sectionsEnd(m) && !found; s++) {
                found = search.reached(s);
            }
            if (!found) {
                lost.add(modules[m].id());
            }
        }
        spareSearch.set(search);
        return Collections.unmodifiableList(lost);
    }

    /** Returns the entries whose reachable closure has the module or a section of it, sorted; an entry reaches itself. */
    public List<ModuleId> usedBy(ModuleId id) {
        int m = indexOf(id);
        Search search = takeSearch();
        search.begin();
        search.start(m);
        for (int s = texts.sectionsStart(m); s < texts.sectionsEnd(m); s++) {
            search.start(s);
        }
        search.walk(edges.byPathReversed());
        List<ModuleId> users = new ArrayList<>();
        for (int e = 0; e < modules.length; e++) {
            if (modules[e].kind().isEntry() && search.reached(e)) {
                users.add(modules[e].id());
            }
        }
        spareSearch.set(search);
        return Collections.unmodifiableList(users);
    }

    /** Returns the distinct pairs of modules that references by path connect, sorted. */
    public List<Edge> edges() {
        return edges.paths().list(modules, null);
    }

    /**
     * Returns the edges without those that other ways make needless: inside a component all edges stay, between two components
     * at most one. What reaches what is the same as with all edges. Sorted.
     */
    public List<Edge> reduction() {
        return edges.paths().list(modules, edges.paths().reduction());
    }

    /**
     * Returns the shortest way from one module to another, the first in order of several: the references to follow one after the other, none when
     * both are the same. A way that closures follow is preferred; then one by path through what is always loaded, or through a
     * text that is loaded in part; and last one that needs names of entries, which {@link Reference#isByName} marks.
     */
    public Optional<List<Reference>> why(ModuleId from, ModuleId to) {
        int start = indexOf(from);
        int goal = indexOf(to);
        Search search = takeSearch();
        Ways ways = new Ways(texts, references, search, start, goal);
        List<Reference> way = ways.along(edges.byPath());
        if (way == null) {
            way = ways.along(edges.paths().edges);
        }
        if (way == null) {
            way = ways.along(edges.byName());
        }
        if (way == null) {
            way = ways.along(texts.moduleEdges(TextGraph.BY_PATH | TextGraph.NAMED));
        }
        spareSearch.set(search);
        return Optional.ofNullable(way);
    }

    private Closure closure(Csr graph, int start, int maxCost) {
        Search search = takeSearch();
        search.begin();
        search.start(start);
        if (maxCost == EagerDepth.ANY) {
            search.walk(graph);
        } else {
            search.walkWithin(graph, maxCost);
        }
        Closure closure = ClosureParts.of(texts, modules, search, modules[start].id());
        spareSearch.set(search);
        return closure;
    }

    private Cut cut(Csr graph, List<Reference> lazy) {
        if (lazy.isEmpty()) {
            return Cut.NONE;
        }
        int from = indexOf(lazy.get(0).from());
        int start = texts.firstReference[from];
        List<Reference> own = referencesFrom(modules[from].id());
        BitSet numbers = new BitSet();
        for (Reference reference : lazy) {
            int found = Collections.binarySearch(own, reference, ReferenceOrder.REFERENCES);
            if (found < 0) {
                throw new IllegalArgumentException("not a reference of " + modules[from].id());
            }
            int first = found;
            while (first > 0 && ReferenceOrder.REFERENCES.compare(own.get(first - 1), reference) == 0) {
                first--;
            }
            for (int i = first; i < own.size() && ReferenceOrder.REFERENCES.compare(own.get(i), reference) == 0; i++) {
                numbers.set(start + i);
            }
        }
        return texts.cut(graph, from, numbers);
    }

    private Search takeSearch() {
        Search spare = spareSearch.getAndSet(null);
        return spare != null ? spare : new Search(texts.nodes, texts.modules + texts.sections);
    }

    private int indexOf(ModuleId id) {
        Integer found = index.get(id.path());
        if (found == null) {
            throw new IllegalArgumentException("no module has the id " + id);
        }
        return found;
    }

    private List<ModuleId> ids(int[] numbers) {
        List<ModuleId> ids = new ArrayList<>(numbers.length);
        for (int number : numbers) {
            ids.add(modules[number].id());
        }
        return Collections.unmodifiableList(ids);
    }
}
