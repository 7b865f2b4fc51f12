package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.repeat.SpanSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Links to sections of other modules, {@code [steps](guide.md#steps)}, that follow when a section is put aside: the path in them becomes that
 * of the part, written from where the old one was. What they name after the hash stays.
 *
 * @param moved the links that lead elsewhere now
 * @param stuck headings that have to stay, since a link to them cannot follow: it stands in what is itself put aside, or its path starts
 *     from where none leads to the part
 */
record SectionLinks(List<MovedLink> moved, Map<ModuleId, List<Span>> stuck) {

    private static final Set<String> EXTENSIONS = Set.of("md", "mdc", "xml");

    /** What no notation takes for an end of a path or a mark. */
    private static final String PLAIN = "-_./~${}";

    SectionLinks {
        moved = List.copyOf(moved);
        stuck = Map.copyOf(stuck);
    }

    /** Tells whether a link can follow the section that it names; what a harness puts in place or loads cannot. */
    static boolean canFollow(ModuleGraph source, Reference link) {
        return link.section().isPresent()
                && link.strength() == Strength.LAZY
                && link.outcome() == Outcome.RESOLVED
                && isForReaders(source.module(link.from()).orElseThrow(), link.mention())
                && !link.to().equals(Optional.of(link.from()))
                && path(source.module(link.from()).orElseThrow().source(), link).isPresent();
    }

    /** What stands in front matter, in settings or in code is for programs, or is an example of what to write. */
    private static boolean isForReaders(PromptModule module, Mention mention) {
        boolean text = mention.surroundings() == Surroundings.TEXT;
        boolean written = switch (mention.form()) {
            case LINK, AT_PATH -> text;
            case PATH -> text || mention.surroundings() == Surroundings.CODE_SPAN;
            case XML_PATH -> text || mention.surroundings() == Surroundings.INSTRUCTION_FENCE;
            default -> false;
        };
        return written && EXTENSIONS.contains(module.id().extension());
    }

    /** Returns what becomes of the links to sections that are put aside. */
    static SectionLinks of(ModuleGraph source, Moves moves) {
        Map<ModuleId, TreeMap<Integer, PutAside>> asides = new HashMap<>();
        for (PutAside aside : moves.asides()) {
            for (Span run : aside.runs()) {
                asides.computeIfAbsent(aside.module(), id -> new TreeMap<>()).put(run.end(), aside);
            }
        }
        Map<ModuleId, SpanSet> gone = asides.isEmpty() ? Map.of() : gone(moves);
        List<MovedLink> moved = new ArrayList<>();
        Map<ModuleId, List<Span>> stuck = new HashMap<>();
        for (Reference link : asides.isEmpty() ? List.<Reference>of() : source.references()) {
            Optional<PutAside> aside = link.section()
                    .flatMap(section -> holding(
                            asides.getOrDefault(link.to().orElseThrow(), new TreeMap<>()),
                            HeldHeadings.start(section)));
            if (aside.isEmpty() || link.strength() != Strength.LAZY) {
                continue;
            }
            Optional<MovedLink> follows = canFollow(source, link)
                            && !gone.getOrDefault(link.from(), new SpanSet())
                                    .overlaps(link.mention().span())
                    ? follow(source, link, aside.get())
                    : Optional.empty();
            if (follows.isPresent()) {
                moved.add(follows.get());
            } else {
                stuck.computeIfAbsent(link.to().orElseThrow(), id -> new ArrayList<>())
                        .add(HeldHeadings.start(link.section().orElseThrow()));
            }
        }
        return new SectionLinks(moved, stuck);
    }

    private static Map<ModuleId, SpanSet> gone(Moves moves) {
        Map<ModuleId, SpanSet> gone = new HashMap<>();
        moves.asides()
                .forEach(aside ->
                        aside.runs().forEach(run -> of(gone, aside.module()).add(run)));
        moves.lines().forEach(line -> of(gone, line.module()).add(line.place()));
        moves.drops().forEach(drop -> of(gone, drop.module()).add(drop.place()));
        moves.pointers().forEach(pointer -> of(gone, pointer.copy()).add(pointer.place()));
        return gone;
    }

    private static SpanSet of(Map<ModuleId, SpanSet> all, ModuleId id) {
        return all.computeIfAbsent(id, key -> new SpanSet());
    }

    /** Returns what holds a heading, among what was put aside, by the ends of the stretches. */
    private static Optional<PutAside> holding(TreeMap<Integer, PutAside> asides, Span heading) {
        return Optional.ofNullable(asides.higherEntry(heading.start()))
                .map(Map.Entry::getValue)
                .filter(aside -> aside.runs().stream().anyMatch(run -> run.overlaps(heading)));
    }

    private static Optional<MovedLink> follow(ModuleGraph source, Reference link, PutAside aside) {
        SourceText text = source.module(link.from()).orElseThrow().source();
        return written(link, aside.part())
                .filter(SectionLinks::isPlain)
                .map(path -> new MovedLink(link, path(text, link).orElseThrow(), aside, path));
    }

    /** Returns where in a link its path stands, if that is written as it is read. */
    private static Optional<Span> path(SourceText text, Reference link) {
        Span span = link.mention().span();
        String target = link.mention().target();
        String written = text.slice(span);
        String section = "#" + link.mention().section().orElseThrow();
        int at = written.indexOf(target + section);
        // Words that name the place as well would name the old one.
        boolean again = written.indexOf(section) != written.lastIndexOf(section);
        if (at < 0 || again || !isPlain(target)) {
            return Optional.empty();
        }
        int start = span.start() + utf8Length(written.substring(0, at));
        return Optional.of(new Span(start, start + utf8Length(target)));
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns the path of a part, started from where the link's own path starts. */
    private static Optional<String> written(Reference link, ModuleId part) {
        String target = link.mention().target();
        ModuleId to = link.to().orElseThrow();
        if (link.from().resolveSibling(target).equals(Optional.of(to)) && !target.startsWith("/")) {
            String path = relative(link.from().folder(), part.path());
            return Optional.of(target.startsWith("./") && !path.startsWith("../") ? "./" + path : path);
        }
        // What both end in lies below the folder from which the path starts.
        String end = target;
        while (!to.path().equals(end) && !to.path().endsWith("/" + end)) {
            int slash = end.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            end = end.substring(slash + 1);
        }
        String start = target.substring(0, target.length() - end.length());
        String folder = to.path().substring(0, to.path().length() - end.length());
        return !end.isEmpty() && part.path().startsWith(folder)
                ? Optional.of(start + part.path().substring(folder.length()))
                : Optional.empty();
    }

    private static String relative(String folder, String path) {
        String from = folder.isEmpty() ? "" : folder + "/";
        int same = 0;
        for (int slash = from.indexOf('/'); slash >= 0 && path.startsWith(from.substring(0, slash + 1)); ) {
            same = slash + 1;
            slash = from.indexOf('/', same);
        }
        long up = from.substring(same).chars().filter(c -> c == '/').count();
        return "../".repeat((int) up) + path.substring(same);
    }

    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (!Character.isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return !path.isEmpty();
    }
}
