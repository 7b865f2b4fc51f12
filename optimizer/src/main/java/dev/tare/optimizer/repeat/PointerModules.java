package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.block.SurroundingsIndex;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Slot;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Surroundings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The modules that pointers may lead from and to, cut into units, and what in them may not be taken out. */
final class PointerModules {

    /** Programs read these, and no pointer is a value. */
    private static final Set<String> DATA = Set.of("yml", "yaml", "toml", "json");

    private static final byte[] ANCHOR = "](#".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TEMPLATE = "{{".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SPACE = "xml:space".getBytes(StandardCharsets.US_ASCII);

    private record Known(PromptModule module, Units units, SurroundingsIndex surroundings) {}

    private final ModuleGraph graph;
    private final Sight sight;
    private final Map<ModuleId, Known> known = new HashMap<>();
    private final Map<ModuleId, SiteNames> names = new ConcurrentHashMap<>();

    PointerModules(ModuleGraph graph, Sight sight, Set<ModuleId> asked, TaskExecutor executor) {
        this.graph = graph;
        this.sight = sight;
        List<PromptModule> modules = new ArrayList<>();
        for (PromptModule module : graph.modules()) {
            if (asked.contains(module.id())) {
                modules.add(module);
            }
        }
        for (Known each : executor.map(modules, PointerModules::known)) {
            known.put(each.module.id(), each);
        }
    }

    private static Known known(PromptModule module) {
        return new Known(
                module,
                UnitScanner.scan(module.source()),
                BlockScanner.layout(module.source()).surroundings());
    }

    /** Returns the place as a pointer would stand there. */
    Optional<Site> site(ModuleId id, Span place) {
        Known there = known.get(id);
        return there == null ? Optional.empty() : Site.of(there.units, place);
    }

    /** Returns the places of which just these words would be replaced, or stay. */
    List<Site> sitesOf(ModuleId id, Span words) {
        Known there = known.get(id);
        return there == null ? List.of() : Site.ofWords(there.units, words);
    }

    SiteNames names(ModuleId id) {
        return names.computeIfAbsent(id, asked -> new SiteNames(get(asked).units));
    }

    /** Tells whether a module may hold pointers, or what they point to. */
    boolean isInstruction(ModuleId id) {
        Known there = known.get(id);
        return there != null
                && there.module.kind() != ModuleKind.TEMPLATE
                && !DATA.contains(id.extension().toLowerCase(Locale.ROOT));
    }

    /** Tells whether a copy can be taken out where the other place stays, as far as what stands in them is concerned. */
    boolean mayGo(ModuleId copy, Site site, ModuleId holder, Site held) {
        Known here = get(copy);
        boolean ordered = !copy.equals(holder) || held.units().ends[held.to() - 1] <= site.units().starts[site.from()];
        boolean plain = isText(here, site)
                && isText(get(holder), held)
                && !hasSlots(here, site.span())
                && !hasSlots(get(holder), held.span());
        boolean headed =
                site.hasHeading() && contains(here, here.module.source().span(), ANCHOR);
        boolean preserved = site.shape() != Site.Shape.LINES
                && contains(here, here.module.source().span(), SPACE);
        return ordered
                && plain
                && !headed
                && !preserved
                && !contains(here, site.span(), TEMPLATE)
                && !startsSection(copy, site.span())
                && sameReferences(references(copy, site.span()), references(holder, held.span()));
    }

    /** Tells whether a place stands in text that instructs, and not in code, comments or front matter. */
    private static boolean isText(Known module, Site site) {
        Units units = site.units();
        boolean first = units.kinds[site.from()] == Units.Kind.FENCE
                || isText(module.surroundings.at(site.span().start()));
        boolean last = units.kinds[site.to() - 1] == Units.Kind.FENCE
                || isText(module.surroundings.at(site.span().end() - 1));
        return first && last;
    }

    private static boolean isText(Surroundings surroundings) {
        return surroundings == Surroundings.TEXT
                || surroundings == Surroundings.CODE_SPAN
                || surroundings == Surroundings.INSTRUCTION_FENCE;
    }

    private static boolean hasSlots(Known module, Span span) {
        for (Slot slot : module.module.slots()) {
            if (slot.span().overlaps(span)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a section starts in the place that somebody names: it would be gone. */
    private boolean startsSection(ModuleId id, Span span) {
        for (Span section : sight.sections(id)) {
            if (span.contains(section.start())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the references in a place; they are in order, and there may be very many. */
    private List<Reference> references(ModuleId id, Span span) {
        List<Reference> all = graph.referencesFrom(id);
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).mention().span().end() <= span.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = low;
        while (end < all.size() && all.get(end).mention().span().start() < span.end()) {
            end++;
        }
        return all.subList(low, end);
    }

    /** Tells whether the same is named in both, and nothing is loaded by it: what is opened on demand is opened from either place. */
    private static boolean sameReferences(List<Reference> one, List<Reference> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            Reference a = one.get(i);
            Reference b = other.get(i);
            same = a.strength() == Strength.LAZY
                    && b.strength() == Strength.LAZY
                    && a.outcome() == b.outcome()
                    && a.to().equals(b.to())
                    && a.section().equals(b.section())
                    && a.mention().form() == b.mention().form()
                    && a.mention().target().equals(b.mention().target());
        }
        return same;
    }

    private static boolean contains(Known module, Span span, byte[] wanted) {
        byte[] utf8 = module.module.source().utf8();
        for (int i = span.start(); i + wanted.length <= span.end(); i++) {
            if (utf8[i] == wanted[0] && Arrays.equals(utf8, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private Known get(ModuleId id) {
        Known there = known.get(id);
        if (there == null) {
            throw new IllegalArgumentException("no repeat stands in " + id);
        }
        return there;
    }
}
