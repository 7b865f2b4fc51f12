package dev.tare.modules;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the reading of a labelled framework with its labels. */
final class FrameworkLabels {

    private static final String GAP = "? ";

    private final String harness;
    private final ModuleGraph graph;
    private final List<Diagnostic> diagnostics;
    private final Map<Place, List<Reference>> byPlace = new TreeMap<>();
    private final Map<Place, List<Reference>> left = new TreeMap<>();
    private final Set<Place> tolerant = new TreeSet<>();
    private final Set<String> mayBeAlways = new TreeSet<>();

    private final List<String> faults = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    private FrameworkLabels(String harness, ModuleGraph graph, List<Diagnostic> diagnostics) {
        this.harness = harness;
        this.graph = graph;
        this.diagnostics = diagnostics;
        for (Reference reference : graph.references()) {
            byPlace.computeIfAbsent(place(reference), p -> new ArrayList<>()).add(reference);
        }
        byPlace.forEach((place, references) -> left.put(place, new ArrayList<>(references)));
    }

    /** Returns the comparison of these labels with a reading. */
    static FrameworkLabels compare(
            List<String> labels, String harness, ModuleGraph graph, List<Diagnostic> diagnostics) {
        FrameworkLabels comparison = new FrameworkLabels(harness, graph, diagnostics);
        // Expected references take the found ones that fit before anything is said about what is left.
        List<String> later = new ArrayList<>();
        for (String label : labels) {
            boolean first = words(label).get(0).matches("ref|may|may-always");
            if (first) {
                comparison.check(label);
            } else {
                later.add(label);
            }
        }
        later.forEach(comparison::check);
        comparison.reportUnexpected();
        return comparison;
    }

    /** Returns what fails, each with the label that says otherwise. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Returns the known gaps, and those that are closed. */
    List<String> gaps() {
        return List.copyOf(gaps);
    }

    private void check(String label) {
        String fault = fault(words(label));
        boolean gap = label.startsWith(GAP);
        if (gap && words(label).get(0).endsWith("ref")) {
            tolerant.add(Place.of(words(label).get(1)));
        }
        if (!fault.isEmpty()) {
            (gap ? gaps : faults).add((gap ? "" : label + "\n    ") + fault + (gap ? " (" + label + ")" : ""));
        } else if (gap) {
            gaps.add("holds now, remove the mark: " + label);
        }
    }

    /** Returns what is wrong, or nothing. */
    private String fault(List<String> words) {
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "harness" -> differs(rest.get(0), harness);
            case "kind" -> kind(rest);
            case "ref" -> reference(rest);
            case "noref" -> noReference(Place.of(rest.get(0)));
            case "may" -> {
                tolerant.add(Place.of(rest.get(0)));
                yield "";
            }
            case "may-always" -> {
                mayBeAlways.addAll(paths(rest));
                yield "";
            }
            case "always" -> always(paths(rest));
            case "eager" -> closure(rest, graph.eagerClosure(entry(rest)));
            case "reachable" -> closure(rest, graph.reachableClosure(entry(rest)));
            case "unreachable" -> unreachable(rest, true);
            case "reached" -> unreachable(rest, false);
            case "diagnostic" -> diagnostic(rest);
            case "nodiagnostic" -> noDiagnostic(rest.get(0));
            default -> throw new IllegalArgumentException("unknown label: " + words);
        };
    }

    private String kind(List<String> words) {
        PromptModule module = module(Place.path(words.get(0)));
        String found = module.kind().word() + (words.size() > 2 ? " " + module.name() : "");
        return List.of(words.get(1).split("\\|", -1)).contains(module.kind().word())
                        && (words.size() < 3 || words.get(2).equals(module.name()))
                ? ""
                : "is " + found;
    }

    private String reference(List<String> words) {
        ExpectedReference expected = ExpectedReference.of(words);
        List<Reference> open = left.getOrDefault(expected.place(), List.of());
        for (Reference reference : open) {
            if (expected.fits(reference, this::module)) {
                open.remove(reference);
                return "";
            }
        }
        return "on that line: " + describe(byPlace.getOrDefault(expected.place(), List.of()));
    }

    private String noReference(Place place) {
        List<Reference> open = left.getOrDefault(place, List.of());
        return open.isEmpty() ? "" : "on that line: " + describe(open);
    }

    private String always(Set<String> expected) {
        Set<String> found = paths(graph.alwaysLoaded());
        found.removeIf(path -> mayBeAlways.contains(path) && !expected.contains(path));
        return difference(expected, found);
    }

    private String closure(List<String> words, Closure closure) {
        Set<String> found = paths(closure);
        found.remove(closure.start().orElseThrow().path());
        return difference(paths(words.subList(1, words.size())), found);
    }

    private String unreachable(List<String> words, boolean expected) {
        Set<String> found = new TreeSet<>();
        for (ModuleId id : graph.unreachable()) {
            found.add(id.path());
        }
        List<String> wrong = new ArrayList<>();
        for (String path : paths(words)) {
            if (found.contains(path) != expected) {
                wrong.add(path);
            }
        }
        return wrong.isEmpty() ? "" : (expected ? "reached: " : "unreachable: ") + wrong;
    }

    private String diagnostic(List<String> words) {
        Place place = Place.of(words.get(1));
        List<String> found = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (!diagnostic.path().equals(place.path())) {
                continue;
            }
            boolean here = place.line() == 0 || diagnostic.position().line() == place.line();
            if (here && diagnostic.kind().code().equals(words.get(0))) {
                return "";
            }
            found.add(diagnostic.kind().code() + ":" + diagnostic.position().line());
        }
        return "in that file: " + found;
    }

    private String noDiagnostic(String code) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.kind().code().equals(code)) {
                return "there is one: " + diagnostic;
            }
        }
        return "";
    }

    /** Whatever makes an edge or calls for attention has to be labelled. */
    private void reportUnexpected() {
        left.forEach((place, references) -> {
            if (tolerant.contains(place)) {
                return;
            }
            for (Reference reference : references) {
                if (counts(reference)) {
                    faults.add("unexpected at " + place + "\n    " + describe(List.of(reference)));
                }
            }
        });
    }

    private static boolean counts(Reference reference) {
        Outcome outcome = reference.outcome();
        boolean edge = outcome == Outcome.RESOLVED
                && (reference.isByName()
                        || reference
                                .tier()
                                .map(t -> t.compareTo(Tier.ROOTED) <= 0)
                                .orElse(true));
        return edge || outcome.isBroken() || outcome == Outcome.AMBIGUOUS;
    }

    private Place place(Reference reference) {
        int offset = reference.mention().span().start();
        String path = reference.from().path();
        return new Place(path, module(path).source().position(offset).line());
    }

    private PromptModule module(String path) {
        return graph.module(ModuleId.of(path).orElseThrow())
                .orElseThrow(() -> new AssertionError("no module at " + path));
    }

    private static ModuleId entry(List<String> words) {
        String written = words.get(0);
        return ModuleId.of(Place.path(written.substring(0, written.length() - 1)))
                .orElseThrow();
    }

    private static Set<String> paths(Closure closure) {
        Set<String> paths = new TreeSet<>();
        for (Closure.Part part : closure.parts()) {
            paths.add(part.id().path());
        }
        return paths;
    }

    private static Set<String> paths(List<String> words) {
        Set<String> paths = new TreeSet<>();
        for (String word : words) {
            paths.add(Place.path(word));
        }
        return paths;
    }

    private static String difference(Set<String> expected, Set<String> found) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(found);
        Set<String> extra = new TreeSet<>(found);
        extra.removeAll(expected);
        return (missing.isEmpty() ? "" : "missing " + missing + " ") + (extra.isEmpty() ? "" : "not expected " + extra);
    }

    private static String differs(String expected, String found) {
        return expected.equals(found) ? "" : "is " + found;
    }

    private static String describe(List<Reference> references) {
        List<String> lines = new ArrayList<>();
        for (Reference reference : references) {
            lines.add(Fixture.Linked.line(reference));
        }
        return lines.toString();
    }

    private static List<String> words(String label) {
        String line = label.startsWith(GAP) ? label.substring(GAP.length()) : label;
        return Arrays.asList(line.split(" +", -1));
    }
}
