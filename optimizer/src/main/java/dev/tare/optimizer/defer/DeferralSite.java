package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.ondemand.ClosedStarts;
import dev.tare.optimizer.pass.Reserved;
import dev.tare.optimizer.repeat.Packages;
import dev.tare.optimizer.repeat.Pointer;
import dev.tare.optimizer.repeat.SpanSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A framework as deferring passes see it: the texts as they were read, what earlier passes asked for, and what must stay. What is offered
 * must be free: no byte is put aside twice.
 */
public final class DeferralSite {

    private final Framework source;
    private final ModuleGraph now;
    private final Reserved reserved;
    private final PartPlaces places;
    private final TaskExecutor executor;
    private final Deferred before;
    private final List<PutAside> asides;
    private final List<LazyMention> lines;
    private final List<Drop> drops;
    private final List<Pointer> pointers;
    private final Map<ModuleId, TreeMap<Integer, Span>> taken = new HashMap<>();

    /** What nobody could open anything from. */
    private final Set<ModuleId> closed;

    /** What pointers lead to, and the names by which they do. */
    private final Map<ModuleId, SpanSet> held = new HashMap<>();

    private final Set<String> names = new HashSet<>();

    /**
     * @param now the graph after what earlier passes asked for
     * @param reserved what stays as it is
     * @param before what those passes put aside
     */
    DeferralSite(
            Framework source,
            ModuleGraph now,
            Reserved reserved,
            PartPlaces places,
            Deferred before,
            TaskExecutor executor) {
        this.source = source;
        this.now = now;
        this.reserved = reserved;
        this.places = places;
        this.executor = executor;
        this.before = before;
        this.closed = ClosedStarts.of(source.graph());
        this.asides = new ArrayList<>(before.asides());
        this.lines = new ArrayList<>(before.lines());
        this.drops = new ArrayList<>(before.drops());
        this.pointers = new ArrayList<>(before.pointers());
        for (PutAside aside : asides) {
            aside.runs().forEach(run -> take(aside.module(), run));
            names.add(aside.part().fileName());
        }
        for (LazyMention line : lines) {
            take(line.module(), line.place());
        }
        for (MovedLink link : before.links()) {
            take(link.module(), link.place());
        }
        for (Drop drop : drops) {
            take(drop.module(), drop.place());
        }
        for (Pointer pointer : pointers) {
            takeBoth(pointer);
        }
    }

    /** Returns the framework as it was read; places are places in its modules. */
    public Framework source() {
        return source;
    }

    /** Returns the graph after what earlier passes asked for: what is loaded at a start is what it says. */
    public ModuleGraph now() {
        return now;
    }

    public TokenCounter counter() {
        return source.counter();
    }

    public TaskExecutor executor() {
        return executor;
    }

    /** Tells whether nothing in the stretch has to stay and nothing of it was put aside. */
    public boolean isFree(ModuleId module, Span span) {
        if (reserved.holds(module, span)) {
            return false;
        }
        SpanSet fixed = held.get(module);
        return (fixed == null || !fixed.overlaps(span)) && !isTaken(module, span);
    }

    private boolean isTaken(ModuleId module, Span span) {
        TreeMap<Integer, Span> own = taken.get(module);
        if (own == null) {
            return false;
        }
        Map.Entry<Integer, Span> last = own.lowerEntry(span.end());
        return last != null && last.getValue().end() > span.start();
    }

    /** Tells whether whoever holds the module can open what is put aside from it. */
    boolean canOpenFrom(ModuleId module) {
        return !closed.contains(module);
    }

    /**
     * Asks that stretches of a module be put aside together; tells whether they are free and a part can lie somewhere.
     *
     * @param label what the part holds, in words
     * @param runs whole blocks or elements, in order
     */
    public boolean putAside(PromptModule module, DeferringPass pass, Reason reason, String label, List<Span> runs) {
        for (Span run : runs) {
            if (!isFree(module.id(), run)) {
                return false;
            }
        }
        Optional<ModuleId> part = canOpenFrom(module.id()) ? places.next(module, label, names) : Optional.empty();
        if (part.isEmpty()) {
            return false;
        }
        names.add(part.get().fileName());
        asides.add(new PutAside(module.id(), part.get(), pass.name(), reason, runs));
        runs.forEach(run -> take(module.id(), run));
        return true;
    }

    /** Asks that a reference become lazy; tells whether it is free. */
    public boolean makeLazy(LazyMention line) {
        if (!canOpenFrom(line.module()) || !isFree(line.module(), line.place())) {
            return false;
        }
        lines.add(line);
        take(line.module(), line.place());
        return true;
    }

    /** Asks that a stretch be dropped; tells whether it is free. */
    public boolean drop(Drop drop) {
        if (!isFree(drop.module(), drop.place())) {
            return false;
        }
        drops.add(drop);
        take(drop.module(), drop.place());
        return true;
    }

    /** Asks that a place be said no more where another one says it; tells whether the one is free, and the other one stays. */
    public boolean share(Pointer pointer) {
        boolean stays = !isTaken(pointer.holder(), pointer.held()) && !isTaken(pointer.holder(), pointer.name());
        if (!stays || !isFree(pointer.copy(), pointer.place())) {
            return false;
        }
        pointers.add(pointer);
        takeBoth(pointer);
        return true;
    }

    private void takeBoth(Pointer pointer) {
        take(pointer.copy(), pointer.place());
        SpanSet spans = held.computeIfAbsent(pointer.holder(), id -> new SpanSet());
        spans.add(pointer.held());
        spans.add(pointer.name());
    }

    /** Returns the places of what is left as places of the source. */
    RestPlaces restPlaces() {
        return new RestPlaces(before);
    }

    Packages packages() {
        return places;
    }

    /** Returns how earlier passes changed the text of a module. */
    public Edits editsBefore(ModuleId module) {
        return before.edits(module);
    }

    private void take(ModuleId module, Span span) {
        taken.computeIfAbsent(module, id -> new TreeMap<>()).put(span.start(), span);
    }

    boolean hasMore() {
        return asides.size() > before.asides().size()
                || lines.size() > before.lines().size()
                || drops.size() > before.drops().size()
                || pointers.size() > before.pointers().size();
    }

    /** Returns what this and earlier passes ask for. */
    Moves moves() {
        return new Moves(asides, lines, drops, pointers);
    }
}
