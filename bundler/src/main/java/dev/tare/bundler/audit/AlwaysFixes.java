package dev.tare.bundler.audit;

import dev.tare.bundler.audit.Candidate.Claim;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds imports and rules that every start pays for and few entries need. An entry needs a module when it cites it, when it
 * names it in words, or when the two share their name; where nobody shows a need, the text may be meant for everybody, and
 * nothing is claimed.
 */
final class AlwaysFixes {

    private static final int LEAST_TOKENS = 150;

    /** Few: at most one in this many entries. */
    private static final int ONE_IN = 5;

    /** The texts of more entries than this are not searched, and then nothing is claimed. */
    private static final int MOST_ENTRIES = 500;

    private AlwaysFixes() {}

    static List<Candidate> find(Starts starts) {
        List<Candidate> candidates = new ArrayList<>();
        int entries = starts.byWeight().size();
        if (entries < 2 || entries > MOST_ENTRIES) {
            return candidates;
        }
        Closure always = starts.graph().alwaysLoaded();
        EagerReach reach = new EagerReach(starts.graph(), always);
        List<Reference> references = reach.references();
        for (Closure.Part part : always.parts()) {
            PromptModule module = starts.graph().module(part.id()).orElseThrow();
            boolean imported = part.hops() > 0;
            if (!imported && module.kind() != ModuleKind.RULE || part.tokens() < LEAST_TOKENS) {
                continue;
            }
            List<PromptModule> needing = needing(starts, module);
            if (!needing.isEmpty() && needing.size() <= Math.max(1, entries / ONE_IN)) {
                candidates.add(
                        imported ? importOf(starts, reach, references, module, needing) : rule(part, module, needing));
            }
        }
        return candidates;
    }

    private static Candidate importOf(
            Starts starts,
            EagerReach reach,
            List<Reference> references,
            PromptModule module,
            List<PromptModule> needing) {
        List<Reference> cut = new ArrayList<>();
        for (Reference reference : references) {
            if (reference.to().orElseThrow().equals(module.id())) {
                cut.add(reference);
            }
        }
        List<Closure.Part> leaving = reach.leaving(cut);
        List<Claim> claims = new ArrayList<>(leaving.size());
        for (Closure.Part part : leaving) {
            claims.add(Claim.whole(part.id()));
        }
        Reference first = cut.get(0);
        return new Candidate(
                FixKind.ALWAYS_LOADED_FEW_NEED,
                first.from().path(),
                Sources.line(starts.graph(), first.from(), first.mention().span()),
                EagerReach.tokens(leaving),
                List.of(),
                claims,
                Optional.empty(),
                module.id().path(),
                "every session loads " + module.id().fileName() + " and only " + names(needing)
                        + ": move the import there");
    }

    private static Candidate rule(Closure.Part part, PromptModule module, List<PromptModule> needing) {
        return new Candidate(
                FixKind.ALWAYS_LOADED_FEW_NEED,
                module.id().path(),
                1,
                part.tokens(),
                List.of(),
                List.of(Claim.whole(module.id())),
                Optional.empty(),
                module.id().path(),
                "every session loads this rule and only " + names(needing)
                        + ": give it paths:, or cite it there instead");
    }

    private static String names(List<PromptModule> needing) {
        StringBuilder names = new StringBuilder();
        int shown = Math.min(3, needing.size());
        for (int i = 0; i < shown; i++) {
            names.append(i == 0 ? "" : i == needing.size() - 1 ? " and " : ", ")
                    .append(needing.get(i).name());
        }
        if (needing.size() > shown) {
            names.append(" and ").append(needing.size() - shown).append(" more");
        }
        return names.append(needing.size() == 1 ? " needs it" : " need it").toString();
    }

    private static List<PromptModule> needing(Starts starts, PromptModule target) {
        List<String> words = words(target.id().stem());
        List<PromptModule> needing = new ArrayList<>();
        Set<ModuleId> citing = new LinkedHashSet<>();
        for (Reference reference : starts.graph().referencesTo(target.id())) {
            citing.add(reference.from());
        }

        for (PromptModule entry : starts.graph().entries()) {
            if (citing.contains(entry.id())
                    || words.contains(lastWord(entry.name()))
                    || words.size() > 1 && mentions(entry.source().utf8(), words)) {
                needing.add(entry);
            }
        }
        return needing;
    }

    /** Tells whether the words stand in the text one after the other, with one character that is no letter between them. */
    private static boolean mentions(byte[] text, List<String> words) {
        String first = words.get(0);
        for (int i = 0; i < text.length; i++) {
            if ((text[i] | 32) == first.charAt(0) && (i == 0 || !isLetter(text[i - 1])) && phraseAt(text, i, words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean phraseAt(byte[] text, int start, List<String> words) {
        int at = start;
        for (int w = 0; w < words.size(); w++) {
            String word = words.get(w);
            if (w > 0) {
                at++;
            }
            if (at + word.length() > text.length) {
                return false;
            }
            for (int i = 0; i < word.length(); i++) {
                if ((text[at + i] | 32) != word.charAt(i)) {
                    return false;
                }
            }
            at += word.length();
            if (at < text.length && isLetter(text[at])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the ASCII words of a file name, in lower case. */
    private static List<String> words(String stem) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= stem.length(); i++) {
            boolean letter = i < stem.length() && isLetter(stem.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(stem.substring(start, i).toLowerCase(java.util.Locale.ROOT));
                start = -1;
            }
        }
        return words;
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf(':') + 1).toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
