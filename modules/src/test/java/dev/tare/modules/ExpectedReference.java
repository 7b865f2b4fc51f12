package dev.tare.modules;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Tier;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a line of a labelled framework is expected to refer to.
 *
 * @param place where
 * @param forms the words of the forms it may have; empty for any
 * @param strengths the words of the strengths it may have; empty for any
 * @param outcomes the words of the outcomes it may have
 * @param tier the tier's word, {@code any}, or nothing for one that makes an edge
 * @param target the module it leads to
 * @param section a word of the section's first line
 * @param candidate the best candidate
 */
record ExpectedReference(
        Place place,
        List<String> forms,
        List<String> strengths,
        List<String> outcomes,
        String tier,
        Optional<String> target,
        Optional<String> section,
        Optional<String> candidate) {

    private static final List<String> TIERS = List.of("exact", "rooted", "suffix", "name", "any");

    /** Returns what the words behind {@code ref} say. */
    static ExpectedReference of(List<String> words) {
        int tilde = words.indexOf("~");
        int end = tilde < 0 ? words.size() : tilde;
        int at = 4;
        String tier = "";
        if (at < end && TIERS.contains(words.get(at))) {
            tier = words.get(at++);
        }
        Optional<String> target = Optional.empty();
        Optional<String> section = Optional.empty();
        if (at < end) {
            String written = words.get(at);
            int hash = written.indexOf('#');
            target = Optional.of(Place.path(hash < 0 ? written : written.substring(0, hash)));
            section = hash < 0 ? Optional.empty() : Optional.of(written.substring(hash + 1));
        }
        Optional<String> candidate = tilde < 0 ? Optional.empty() : Optional.of(Place.path(words.get(tilde + 1)));
        return new ExpectedReference(
                Place.of(words.get(0)),
                choice(words.get(1)),
                choice(words.get(2)),
                choice(words.get(3)),
                tier,
                target,
                section,
                candidate);
    }

    boolean fits(Reference reference, Function<String, PromptModule> modules) {
        return fitsOne(forms, reference.mention().form().word())
                && fitsOne(strengths, reference.strength().word())
                && fitsOne(outcomes, reference.outcome().word())
                && (reference.outcome() != Outcome.RESOLVED || fitsTarget(reference, modules))
                && (candidate.isEmpty()
                        || !reference.candidates().isEmpty()
                                && reference.candidates().get(0).path().equals(candidate.get()));
    }

    private boolean fitsTarget(Reference reference, Function<String, PromptModule> modules) {
        if (reference.to().isEmpty() || !target.equals(reference.to().map(id -> id.path()))) {
            return false;
        }
        boolean wide = reference.tier().map(t -> t.compareTo(Tier.ROOTED) > 0).orElse(false);
        boolean fitsTier = switch (tier) {
            case "any" -> true;
            case "" -> reference.isByName() || !wide;
            default -> reference.tier().map(t -> t.word().equals(tier)).orElse(false);
        };
        return fitsTier && section.map(word -> holds(reference, word, modules)).orElse(true);
    }

    private static boolean holds(Reference reference, String word, Function<String, PromptModule> modules) {
        if (reference.section().isEmpty()) {
            return false;
        }
        SourceText source = modules.apply(reference.to().orElseThrow().path()).source();
        Span span = reference.section().get();
        return source.slice(span).lines().findFirst().orElse("").contains(word);
    }

    private static boolean fitsOne(List<String> choice, String word) {
        return choice.isEmpty() || choice.contains(word);
    }

    private static List<String> choice(String written) {
        return written.equals("*") ? List.of() : List.of(written.split("\\|", -1));
    }
}
