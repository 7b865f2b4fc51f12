package dev.tare.bundler.refactor;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.bundler.refactor.RefactorReport.Item;
import dev.tare.bundler.refactor.RefactorReport.Move;
import dev.tare.bundler.refactor.RefactorReport.Place;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.StandardPasses;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.refactor.PieceFate;
import dev.tare.optimizer.refactor.PieceTable;
import dev.tare.optimizer.refactor.Refactor;
import dev.tare.optimizer.refactor.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two versions of a framework as people leave them, and says what a maintainer wants to know before merging. */
public final class RefactorCheck {

    private static final int TEXT = 400;

    /** Pieces with fewer words say too little to be missed where another copy is left. */
    private static final int FEW_WORDS = 4;

    private final Framework before;
    private final Framework after;
    private final Refactor refactor;
    private final Reach reach;
    private final List<Item> lost = new ArrayList<>();
    private final List<Item> changed = new ArrayList<>();
    private final List<Item> shared = new ArrayList<>();
    private final List<Item> onDemand = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final Map<PieceFate, Integer> pieces = new EnumMap<>(PieceFate.class);
    private final Map<PieceFate, Integer> directives = new EnumMap<>(PieceFate.class);

    private RefactorCheck(Framework before, Framework after, Refactor refactor) {
        this.before = before;
        this.after = after;
        this.refactor = refactor;
        this.reach = new Reach(before.graph(), after.graph());
    }

    /** Returns what became of the old version in the new one. */
    public static RefactorReport check(Framework before, Framework after, TaskExecutor executor) {
        Refactor refactor = Refactor.compare(texts(before), texts(after), executor);
        return new RefactorCheck(before, after, refactor).report(executor);
    }

    /** Returns the texts of the modules; where a build wrote another notation and its manifest is there, turned back. */
    private static List<SourceText> texts(Framework framework) {
        Map<ModuleId, ManifestModule> known = new HashMap<>();
        Path file = framework.root().resolve(Manifest.PATH);
        if (Files.isRegularFile(file)) {
            try {
                known = Verifier.byId(ManifestReader.read(Files.readAllBytes(file)));
            } catch (IOException | IllegalArgumentException e) {
                known = Map.of();
            }
        }
        Verifier verifier = new Verifier(StandardPasses.of(BuildOptions.MOST_LEVEL, Notation.OUTLINE));
        List<SourceText> texts = new ArrayList<>();
        for (PromptModule module : framework.modules()) {
            ManifestModule told = known.get(module.id());
            texts.add(told == null || told.home().isPresent() ? module.source() : turnedBack(module, told, verifier));
        }
        return texts;
    }

    private static SourceText turnedBack(PromptModule module, ManifestModule told, Verifier verifier) {
        try {
            return SourceText.ofUtf8(
                    module.id(), verifier.inSourceNotation(told, module.source().utf8()));
        } catch (IllegalArgumentException e) {
            // Somebody has changed it since: it is compared as it is.
            return module.source();
        }
    }

    private RefactorReport report(TaskExecutor executor) {
        PieceTable old = refactor.before();
        Map<PieceFate, Integer> blocks = new EnumMap<>(PieceFate.class);
        for (int m = 0; m < old.modules().size(); m++) {
            for (int b = 0; b < old.modules().get(m).blocks().size(); b++) {
                refactor.blockFate(m, b).ifPresent(fate -> blocks.merge(fate, 1, Integer::sum));
            }
        }
        for (int piece = 0; piece < old.size(); piece++) {
            piece(piece);
        }
        Comparator<Item> order =
                Comparator.comparing((Item item) -> !item.constraintChanged()).thenComparing(item -> !item.directive());
        lost.sort(order);
        changed.sort(order);
        shared.sort(order);
        List<Place> added = new ArrayList<>();
        int addedPieces = added(added);
        Starts starts = Starts.of(before, after, executor);
        return new RefactorReport(
                name(before),
                name(after),
                after.counter().encoding().id(),
                new Change(before.modules().size(), after.modules().size()),
                new Change(tokens(before), tokens(after)),
                starts.always(),
                blocks,
                pieces,
                directives,
                lost,
                changed,
                shared,
                moves,
                onDemand,
                addedPieces,
                added,
                starts.entries(),
                starts.vanished(),
                starts.created(),
                BrokenReferences.newOnes(before.graph(), after.graph()));
    }

    private void piece(int piece) {
        PieceFate fate = refactor.fate(piece);
        if (fate == PieceFate.KEPT) {
            // Most pieces are: their text is looked at for the count of directives only.
            pieces.merge(fate, 1, Integer::sum);
            if (Constraints.isDirective(refactor.before().text(piece))) {
                directives.merge(fate, 1, Integer::sum);
            }
            return;
        }
        String text = refactor.before().text(piece);
        boolean directive = Constraints.isDirective(text);
        Optional<Place> to = refactor.partner(piece) < 0
                ? Optional.empty()
                : Optional.of(place(refactor.after(), refactor.partner(piece)));
        Place from = place(refactor.before(), piece);
        PieceFate told = fate;
        switch (fate) {
            case CHANGED -> {
                Words.Difference words = Words.difference(text, refactor.after().text(refactor.partner(piece)));
                boolean turned =
                        Constraints.turns(words.removed(), directive) || Constraints.turns(words.added(), directive);
                changed.add(new Item(directive, turned, from, to, words.removed(), words.added()));
            }
            case SHARED -> {
                Item item = new Item(directive, false, from, to, List.of(), List.of());
                if (isMissed(piece, text)) {
                    told = PieceFate.LOST;
                    lost.add(item);
                } else {
                    shared.add(item);
                }
            }
            case LOST -> lost.add(new Item(directive, false, from, to, List.of(), List.of()));
            case MOVED -> moved(piece, directive, from, to.orElseThrow());
            default -> throw new AssertionError(fate);
        }
        pieces.merge(told, 1, Integer::sum);
        if (directive) {
            directives.merge(told, 1, Integer::sum);
        }
    }

    /** Tells whether somebody who used the module cannot come to the copy that is left. */
    private boolean isMissed(int piece, String text) {
        ModuleId from = refactor.before().id(piece);
        ModuleId holder = refactor.after().id(refactor.partner(piece));
        return !from.equals(holder) && Words.of(text).size() >= FEW_WORDS && !reach.everybodyReaches(from, holder);
    }

    private void moved(int piece, boolean directive, Place from, Place to) {
        if (directive
                && reach.leftAlways(
                        refactor.before().id(piece), refactor.after().id(refactor.partner(piece)))) {
            onDemand.add(new Item(true, false, from, Optional.of(to), List.of(), List.of()));
        }
        boolean goesOn = !moves.isEmpty()
                && piece > 0
                && refactor.fate(piece - 1) == PieceFate.MOVED
                && refactor.before().moduleOf(piece - 1) == refactor.before().moduleOf(piece)
                && refactor.after().moduleOf(refactor.partner(piece - 1))
                        == refactor.after().moduleOf(refactor.partner(piece));
        int last = moves.size() - 1;
        if (goesOn) {
            Move run = moves.get(last);
            moves.set(
                    last,
                    new Move(
                            run.pieces() + 1,
                            run.directives() + (directive ? 1 : 0),
                            run.from(),
                            from.line(),
                            run.to()));
        } else {
            moves.add(new Move(1, directive ? 1 : 0, from, from.line(), to));
        }
    }

    private int added(List<Place> newDirectives) {
        int count = 0;
        for (int piece = 0; piece < refactor.after().size(); piece++) {
            if (refactor.isAdded(piece)) {
                count++;
                if (Constraints.isDirective(refactor.after().text(piece))) {
                    newDirectives.add(place(refactor.after(), piece));
                }
            }
        }
        return count;
    }

    private static Place place(PieceTable table, int piece) {
        return new Place(table.id(piece).path(), table.line(piece), oneLine(table.text(piece)));
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < TEXT; i++) {
            char c = text.charAt(i);
            if (c > ' ') {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private static long tokens(Framework framework) {
        long tokens = 0;
        for (PromptModule module : framework.modules()) {
            tokens += module.tokens();
        }
        return tokens;
    }

    private static String name(Framework framework) {
        Path name = framework.root().toAbsolutePath().normalize().getFileName();
        return name == null ? "/" : name.toString();
    }
}
