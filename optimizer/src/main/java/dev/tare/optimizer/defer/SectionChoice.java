package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Slot;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.section.InstructionScorer;
import dev.tare.optimizer.section.SectionNode;
import dev.tare.optimizer.section.SectionTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Chooses, block by block, what of a module moves. From the leaves up: what moves as a whole is one stretch; stretches of one section go
 * together, with one stub; a large section goes by itself; and what is too little for a stub joins the section around it.
 */
final class SectionChoice {

    /** Of a file that an entry attaches no more than this moves. */
    private static final int MOST_PERCENT = 50;

    /** A stretch of fewer tokens is not worth the gap that it leaves. */
    private static final int LEAST_RUN = 10;

    /** Within what an entry loads, elements further in stay with those around them, a symptom with its cure, and so does what is very small. */
    private static final int DEEPEST = 1;

    private static final int LEAST_INNER = 24;

    private final PromptModule module;
    private final boolean always;
    private final Aim aim;
    private final SourceText source;
    private final List<Block> blocks;
    private final SectionTree tree;
    private final InstructionScorer scorer;
    private final Verdicts verdicts;
    private final MovableText movable;
    private final NodeTokens tokens;
    private final RunFigures figures;

    /** For each node whether all of it moves. */
    private final boolean[] moves;

    private final List<List<Span>> pending;
    private final List<Section> found = new ArrayList<>();

    private SectionChoice(
            PromptModule module,
            List<Reference> from,
            HeldHeadings held,
            SectionTree tree,
            boolean always,
            Aim aim,
            Predicate<Span> isFree,
            TokenCounter counter) {
        this.aim = aim;
        this.module = module;
        this.always = always;
        this.source = module.source();
        this.blocks = BlockScanner.scan(source);
        this.tree = tree;
        List<Span> slots = new ArrayList<>();
        for (Slot slot : module.slots()) {
            slots.add(slot.span());
        }
        List<Span> eager = new ArrayList<>();
        for (Reference reference : from) {
            if (reference.strength() == Strength.EAGER) {
                eager.add(reference.mention().span());
            }
        }
        this.scorer = InstructionScorer.of(tree, module.kind(), slots, eager);
        this.verdicts = new Verdicts(tree, scorer, always);
        this.movable = new MovableText(
                tree, held, span -> isFree.test(span) && !SharingCheck.isUnderCondition(module, span.start()));
        this.tokens = new NodeTokens(tree, counter);
        this.figures = new RunFigures(tree, scorer, tokens);
        this.moves = new boolean[tree.nodes().size()];
        this.pending = new ArrayList<>(Collections.nCopies(tree.nodes().size(), List.of()));
    }

    /**
     * Returns what may be put aside of what is asked for, in order of place.
     *
     * @param from the module's references
     * @param to references to sections of the module
     * @param always whether the module is always loaded
     * @param isFree tells whether nothing in a stretch has to stay
     */
    static List<Section> of(
            PromptModule module,
            List<Reference> from,
            List<Reference> to,
            boolean always,
            Aim aim,
            Predicate<Span> isFree,
            TokenCounter counter) {
        SectionTree tree = SectionTree.of(module.source());
        SectionChoice choice = new SectionChoice(
                module, from, HeldHeadings.of(module.source(), to), tree, always, aim, isFree, counter);
        choice.run();
        choice.found.sort(Comparator.comparing(section -> section.runs().get(0)));
        return choice.found;
    }

    private void run() {
        List<SectionNode> nodes = tree.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            SectionNode node = nodes.get(i);
            holdLeadIns(node);
            moves[i] = i > 0 && movesWhole(node);
            pending.set(i, moves[i] && isCuttable(node) && !isSplit(node) ? List.of(node.span()) : gathered(node));
        }
        take(pending.get(0));
        if (aim.isScored() && !always && module.kind() == ModuleKind.PLAIN && isMostOfIt()) {
            found.clear();
        }
    }

    /** A line that leads in to something and this go together or not at all. */
    private void holdLeadIns(SectionNode parent) {
        for (SectionNode child : tree.children(parent)) {
            Optional<SectionNode> led = scorer.ledBy(child);
            if (led.isPresent() && moves[child.index()] != moves[led.get().index()]) {
                for (SectionNode one : List.of(child, led.get())) {
                    moves[one.index()] = false;
                    pending.set(one.index(), one.isLeaf() ? List.of() : gathered(one));
                }
            }
        }
    }

    /** An entry that attaches a file wants what it says: level 2 has not found it needless, so it is not emptied here either. */
    private boolean isMostOfIt() {
        int moved = 0;
        for (Section section : found) {
            moved += section.tokens();
        }
        return moved * 100L > (long) MOST_PERCENT * module.tokens();
    }

    private boolean movesWhole(SectionNode node) {
        boolean isLayout = node.kind() == SectionNode.Kind.COMMENT || node.kind() == SectionNode.Kind.RULE;
        if (node.kind() == SectionNode.Kind.FRONT_MATTER || node.kind() == SectionNode.Kind.MODULE) {
            return false;
        }
        if (isLayout || node.isLeaf()) {
            return isLayout ? movable.isFree(node) : movable.mayMove(node) && isAimedAt(node);
        }
        boolean all = movable.mayMoveAround(node);
        boolean any = false;
        for (SectionNode child : tree.children(node)) {
            all &= moves[child.index()];
            any |= child.kind() != SectionNode.Kind.COMMENT && child.kind() != SectionNode.Kind.RULE;
        }
        return all && any;
    }

    private boolean isAimedAt(SectionNode leaf) {
        return aim.isScored() ? verdicts.moves(leaf) : aim.names(leaf.span()) && !verdicts.isHeld(leaf);
    }

    /** Tells whether what is in the node goes in units, and not the node as a whole. */
    private boolean isSplit(SectionNode node) {
        return aim.isInUnits()
                && !node.isLeaf()
                && node.kind() != SectionNode.Kind.LIST
                && tokens.of(node.span()) >= 2 * aim.ownTokens();
    }

    /** Tells whether the node can be cut out of what is around it: whole lines, and no item of a list that stays. */
    private boolean isCuttable(SectionNode node) {
        Span span = node.span();
        byte[] utf8 = source.utf8();
        boolean lines = span.length() > 0
                && (span.start() == 0 || utf8[span.start() - 1] == '\n')
                && (span.end() == utf8.length || utf8[span.end() - 1] == '\n');
        return lines
                && switch (node.kind()) {
                    case ELEMENT -> always || around(node) <= DEEPEST && tokens.of(span) >= LEAST_INNER;
                    case ITEM, TEXT, KEY, COMMENT, RULE, FRONT_MATTER, MODULE -> false;
                    default -> true;
                };
    }

    /** Returns how many elements are around this one. */
    private int around(SectionNode element) {
        int count = 0;
        int at = element.parent();
        while (at >= 0 && tree.node(at).kind() == SectionNode.Kind.ELEMENT) {
            count++;
            at = tree.node(at).parent();
        }
        return count;
    }

    /** Returns the stretches of a node's children that wait for a stub; those of a section are taken when they are enough for one. */
    private List<Span> gathered(SectionNode node) {
        List<Span> runs = new ArrayList<>();
        Set<String> staying = always ? Set.of() : namesOfStaying(node);
        for (SectionNode child : tree.children(node)) {
            List<Span> own = pending.get(child.index());
            boolean isLeftBehind =
                    moves[child.index()] && child.kind() == SectionNode.Kind.ELEMENT && staying.contains(child.title());
            if (isLeftBehind) {
                continue;
            }
            if (moves[child.index()]
                    && child.kind() == SectionNode.Kind.SECTION
                    && !own.isEmpty()
                    && tokens.of(own.get(0)) >= aim.ownTokens()) {
                take(own);
            } else {
                own.forEach(run -> add(runs, run));
                if (aim.isInUnits() && figures.tokens(runs) >= aim.ownTokens() && take(runs)) {
                    runs.clear();
                }
            }
        }
        runs.removeIf(run -> tokens.of(run) < (always ? LEAST_RUN : LEAST_INNER));
        boolean section = node.kind() == SectionNode.Kind.SECTION || node.kind() == SectionNode.Kind.LEAD;
        return section && take(runs) ? List.of() : runs;
    }

    /** Elements of one name are a list: within what an entry loads they go together or not at all. */
    private Set<String> namesOfStaying(SectionNode node) {
        Set<String> names = new HashSet<>();
        for (SectionNode child : tree.children(node)) {
            if (child.kind() == SectionNode.Kind.ELEMENT && !moves[child.index()]) {
                names.add(child.title());
            }
        }
        return names;
    }

    /** Adds a stretch, joined with the one before it when there is nothing but white space between. */
    private void add(List<Span> runs, Span run) {
        int last = runs.size() - 1;
        if (last >= 0 && isBlank(runs.get(last).end(), run.start())) {
            runs.set(last, new Span(runs.get(last).start(), run.end()));
        } else {
            runs.add(run);
        }
    }

    private boolean isBlank(int from, int end) {
        for (int i = from; i < end; i++) {
            byte b = source.utf8()[i];
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes stretches that are enough for a stub; tells whether they were. */
    private boolean take(List<Span> runs) {
        int sum = figures.tokens(runs);
        if (sum < aim.leastTokens()) {
            return false;
        }
        Optional<Runs> together = Runs.of(source, blocks, runs);
        if (together.isEmpty()) {
            return false;
        }
        found.add(new Section(
                Reasons.of(tree, scorer, verdicts, runs, tokens),
                Label.of(together.get()),
                runs,
                sum,
                figures.value(runs)));
        return true;
    }
}
