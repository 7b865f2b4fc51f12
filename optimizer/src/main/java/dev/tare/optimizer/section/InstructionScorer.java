package dev.tare.optimizer.section;

import dev.tare.core.text.Span;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.optimizer.section.SectionNode.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells block by block what of a module instructs, and so stays in the context at the start, and what is material to be opened on
 * demand. It looks for the {@link Feature}s in the block, in the titles around it and in the line that leads in to it, and adds up
 * their weights: no model, the same verdict every time. English only: a module in another language stays as it is.
 */
public final class InstructionScorer {

    /** What the words of a block themselves say for an instruction. */
    static final Set<Feature> OWN = EnumSet.range(Feature.CONSTRAINT, Feature.ADDRESS);

    /** Languages of fences that hold words. */
    private static final Set<String> PROSE = Set.of("", "markdown", "md", "text", "txt", "xml");

    private static final Set<String> PEOPLE_FILES = Set.of(
            "changelog", "changes", "code_of_conduct", "contributing", "credits", "install", "readme", "roadmap");

    private final SectionTree tree;
    private final ModuleKind kind;
    private final Places slots;
    private final Places eager;
    private final @Nullable Score[] scores;
    private final LeadIns leads;
    private final EnglishShare english = new EnglishShare();

    private InstructionScorer(SectionTree tree, ModuleKind kind, List<Span> slots, List<Span> eager) {
        this.tree = tree;
        this.leads = new LeadIns(tree);
        this.kind = kind;
        this.slots = new Places(slots);
        this.eager = new Places(eager);
        this.scores = new Score[tree.nodes().size()];
    }

    /**
     * Scores all leaves of a tree that say something.
     *
     * @param kind what the module is for: in a rule, statements are rules
     * @param slots the places that a harness fills in
     * @param eager the places of references whose targets a harness puts into the context
     */
    public static InstructionScorer of(SectionTree tree, ModuleKind kind, List<Span> slots, List<Span> eager) {
        InstructionScorer scorer = new InstructionScorer(tree, kind, slots, eager);
        scorer.scoreAll();
        return scorer;
    }

    public SectionTree tree() {
        return tree;
    }

    /** Returns the score of a leaf; none for a node with children, and for front matter, comments, rules and declarations. */
    public Optional<Score> score(SectionNode node) {
        return Optional.ofNullable(scores[node.index()]);
    }

    /**
     * Tells whether the node stays: a leaf when it instructs, a node with children when any leaf in it does. What has no score stays
     * with what is around it, so that on its own it does not.
     */
    public boolean instructs(SectionNode node) {
        for (int i = node.index(); i <= node.last(); i++) {
            Score score = scores[i];
            if (score != null && score.instructs()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the list, table, fence or quote that a line leads in to. */
    public Optional<SectionNode> ledBy(SectionNode line) {
        return leads.ledBy(line);
    }

    private void scoreAll() {
        TitleContext titles = new TitleContext(tree);
        boolean forPeople = PEOPLE_FILES.contains(tree.source().id().stem().toLowerCase(Locale.ROOT));
        boolean opening = kind == ModuleKind.MEMORY || kind == ModuleKind.SKILL || forPeople;
        for (SectionNode node : tree.nodes()) {
            if (node.isContent()) {
                EnumSet<Feature> found = EnumSet.noneOf(Feature.class);
                titles.addTo(node, found);
                leads.addTo(node, found, scores);
                addOwn(node, found);
                addPlace(node, found, forPeople, opening);
                opening = false;
                scores[node.index()] = Score.of(new ArrayList<>(found));
            }
        }
        new Company(tree, scores).settle();
        leads.settle(scores);
        if (english.isOther()) {
            keepAll();
        }
    }

    private void addPlace(SectionNode node, EnumSet<Feature> found, boolean forPeople, boolean opening) {
        if (node.kind() == Kind.ELEMENT && found.stream().noneMatch(OWN::contains)) {
            found.add(Feature.PLAIN_ELEMENT);
        }
        if (forPeople) {
            found.add(Feature.FOR_PEOPLE);
        }
        if (opening && found.stream().noneMatch(feature -> feature.weight() > 0)) {
            found.add(Feature.OVERVIEW);
        }
    }

    private void keepAll() {
        for (int i = 0; i < scores.length; i++) {
            Score score = scores[i];
            if (score != null) {
                scores[i] = score.with(Feature.OTHER_LANGUAGE);
            }
        }
    }

    private static boolean isRule(SectionNode node) {
        return node.kind() == Kind.ELEMENT && TitleWords.isRule(node.title());
    }

    private void addOwn(SectionNode node, EnumSet<Feature> found) {
        if (HardConstraints.isStatedIn(tree.source(), node.span())) {
            found.add(Feature.CONSTRAINT);
        }
        if (slots.touch(node.span())) {
            found.add(Feature.SLOT);
        }
        if (eager.touch(node.span())) {
            found.add(Feature.EAGER_REFERENCE);
        }
        BlockWords words = BlockWords.of(tree, node);
        if (!isCode(node)) {
            english.count(words);
            WordFeatures.addTo(words, kind == ModuleKind.RULE || isRule(node), found);
        }
        if (node.kind() == Kind.TABLE) {
            TableFeatures.addTo(words, found);
        }
        new ShapeFeatures(tree, node, words).addTo(found);
    }

    /** Tells whether the words of the block are those of a program. */
    private static boolean isCode(SectionNode node) {
        return switch (node.kind()) {
            case INDENTED_CODE -> true;
            case FENCE -> !PROSE.contains(node.title().toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    /** Places in order, for asking whether a span shares a byte with one. */
    private static final class Places {

        private final int[] starts;
        private final int[] ends;

        Places(List<Span> spans) {
            List<Span> sorted = new ArrayList<>(spans);
            sorted.sort(null);
            starts = new int[sorted.size()];
            ends = new int[sorted.size()];
            int furthest = 0;
            for (int i = 0; i < starts.length; i++) {
                starts[i] = sorted.get(i).start();
                furthest = Math.max(furthest, sorted.get(i).end());
                ends[i] = furthest;
            }
        }

        boolean touch(Span span) {
            int found = Arrays.binarySearch(starts, span.end() - 1);
            int i = found >= 0 ? found : -found - 2;
            return i >= 0 && ends[i] > span.start();
        }
    }
}
