package dev.tare.bundler.audit;

import dev.tare.bundler.audit.AuditReport.Count;
import dev.tare.bundler.audit.AuditReport.Fault;
import dev.tare.bundler.audit.AuditReport.Place;
import dev.tare.bundler.audit.AuditReport.ReferenceCounts;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Severity;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what became of references and gathers those that are wrong in the same way. */
final class CheckAudit {

    private static final Comparator<Fault> WORST_FIRST = Comparator.comparing(Fault::severity)
            .thenComparing(fault -> -fault.places().size())
            .thenComparing(fault -> fault.places().get(0).path())
            .thenComparing(fault -> fault.places().get(0).line())
            .thenComparing(fault -> fault.places().get(0).column());

    private CheckAudit() {}

    static ReferenceCounts counts(List<Reference> references) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Map<Tier, Integer> tiers = new EnumMap<>(Tier.class);
        Map<Strength, Integer> strengths = new EnumMap<>(Strength.class);
        int byName = 0;
        for (Reference reference : references) {
            outcomes.merge(reference.outcome(), 1, Integer::sum);
            byName += reference.isByName() ? 1 : 0;
            if (reference.outcome() == Outcome.RESOLVED) {
                strengths.merge(reference.strength(), 1, Integer::sum);
                if (!reference.isByName() && reference.tier().isPresent()) {
                    tiers.merge(reference.tier().get(), 1, Integer::sum);
                }
            }
        }
        int misplaced = outcomes.getOrDefault(Outcome.MISPLACED, 0);
        int swallowed = outcomes.getOrDefault(Outcome.SWALLOWED, 0);
        List<Count> byTier = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            byTier.add(new Count(tier.word(), tiers.getOrDefault(tier, 0)));
        }
        List<Count> byStrength = new ArrayList<>();
        for (Strength strength : Strength.values()) {
            byStrength.add(new Count(strength.word(), strengths.getOrDefault(strength, 0)));
        }
        return new ReferenceCounts(
                references.size(),
                outcomes.getOrDefault(Outcome.RESOLVED, 0),
                outcomes.getOrDefault(Outcome.BROKEN, 0) + misplaced + swallowed,
                misplaced,
                swallowed,
                outcomes.getOrDefault(Outcome.AMBIGUOUS, 0),
                outcomes.getOrDefault(Outcome.PLACEHOLDER, 0),
                outcomes.getOrDefault(Outcome.EXAMPLE, 0),
                outcomes.getOrDefault(Outcome.EXTERNAL, 0),
                outcomes.getOrDefault(Outcome.DIRECTORY, 0),
                byName,
                byTier,
                byStrength);
    }

    static List<Fault> faults(ModuleGraph graph, List<Diagnostic> diagnostics) {
        Map<MeantTargets.Meant, Group> groups = new LinkedHashMap<>();
        Columns columns = new Columns();
        MeantTargets meant = new MeantTargets(graph);
        for (Reference reference : graph.references()) {
            if (reference.outcome().isBroken() || reference.outcome() == Outcome.AMBIGUOUS) {
                MeantTargets.Meant key = meant.of(reference);
                Group group = groups.get(key);
                if (group == null) {
                    group = new Group(reference, new ArrayList<>(2));
                    groups.put(key, group);
                }
                group.places().add(columns.place(graph, reference));
            }
        }
        Map<String, List<Diagnostic>> said = said(diagnostics);
        List<Fault> faults = new ArrayList<>(groups.size());
        for (Group group : groups.values()) {
            faults.add(fault(graph, group, said));
        }
        faults.addAll(unknownSections(graph, diagnostics));
        faults.sort(WORST_FIRST);
        return faults;
    }

    /** Gathers the places that name one section which its file does not have, be it another file or their own. */
    private static List<Fault> unknownSections(ModuleGraph graph, List<Diagnostic> diagnostics) {
        Map<String, List<Diagnostic>> groups = new LinkedHashMap<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.kind() == DiagnosticKind.UNKNOWN_SECTION) {
                // It names the file and the section.
                groups.computeIfAbsent(diagnostic.message(), key -> new ArrayList<>(2))
                        .add(diagnostic);
            }
        }
        List<Fault> faults = new ArrayList<>(groups.size());
        for (List<Diagnostic> group : groups.values()) {
            List<Place> places = new ArrayList<>(group.size());
            for (Diagnostic diagnostic : group) {
                places.add(new Place(
                        diagnostic.path(),
                        diagnostic.position().line(),
                        diagnostic.position().column()));
            }
            Diagnostic first = group.get(0);
            SourceText source =
                    graph.module(new ModuleId(first.path())).orElseThrow().source();
            faults.add(new Fault(
                    first.severity(),
                    Fault.NO_SECTION,
                    source.slice(first.span()),
                    first.message(),
                    first.help(),
                    places,
                    Excerpts.of(source, first.span())));
        }
        return faults;
    }

    /** Returns the diagnostics about references by path, in order of place. */
    private static Map<String, List<Diagnostic>> said(List<Diagnostic> diagnostics) {
        Map<String, List<Diagnostic>> said = new HashMap<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (isAboutReference(diagnostic.kind())) {
                said.computeIfAbsent(diagnostic.path(), key -> new ArrayList<>())
                        .add(diagnostic);
            }
        }
        return said;
    }

    /** Returns the first of the diagnostics that starts within the span, or null. */
    private static @Nullable Diagnostic within(List<Diagnostic> sorted, Span span) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).span().start() < span.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < sorted.size() && sorted.get(low).span().start() < span.end() ? sorted.get(low) : null;
    }

    private static boolean isAboutReference(DiagnosticKind kind) {
        return switch (kind) {
            case BROKEN_REFERENCE,
                    MISPLACED_REFERENCE,
                    SWALLOWED_REFERENCE,
                    AMBIGUOUS_REFERENCE,
                    BROKEN_SECTION,
                    UNKNOWN_NAME -> true;
            default -> false;
        };
    }

    /** References that are wrong in the same way, in order. */
    private record Group(Reference first, List<Place> places) {}

    /** Finds columns going forward, so that a very long line is passed over once and not once for each place. */
    private static final class Columns {

        private @Nullable SourceText source;
        private int line;
        private int offset;
        private int column;

        Place place(ModuleGraph graph, Reference reference) {
            SourceText text = graph.module(reference.from()).orElseThrow().source();
            int target = reference.mention().span().start();
            int at = text.lines().lineAt(target);
            if (source != text || at != line || target < offset) {
                source = text;
                line = at;
                offset = text.lines().startOf(at);
                column = 1;
            }
            byte[] utf8 = text.utf8();
            for (; offset < target; offset++) {
                column += (utf8[offset] & 0xC0) == 0x80 ? 0 : 1;
            }
            return new Place(reference.from().path(), at, column);
        }
    }

    private static Fault fault(ModuleGraph graph, Group group, Map<String, List<Diagnostic>> said) {
        Reference first = group.first();
        Span span = first.mention().span();
        SourceText source = graph.module(first.from()).orElseThrow().source();
        @Nullable Diagnostic diagnostic = within(said.getOrDefault(first.from().path(), List.of()), span);
        String target = target(first);
        return new Fault(
                diagnostic != null ? diagnostic.severity() : severity(first.outcome()),
                first.outcome().word(),
                target,
                diagnostic != null ? diagnostic.message() : first.outcome().word() + " reference to '" + target + "'",
                diagnostic != null && !diagnostic.help().isEmpty() ? diagnostic.help() : help(first),
                group.places(),
                Excerpts.of(source, diagnostic != null && span.contains(diagnostic.span()) ? diagnostic.span() : span));
    }

    private static String target(Reference reference) {
        String target = reference.mention().target();
        return reference.mention().section().isEmpty()
                ? target
                : target + "#" + reference.mention().section().get();
    }

    private static Severity severity(Outcome outcome) {
        return outcome == Outcome.BROKEN ? Severity.ERROR : Severity.WARNING;
    }

    private static String help(Reference reference) {
        return reference.candidates().isEmpty()
                ? ""
                : "did you mean " + reference.candidates().get(0) + "?";
    }
}
