package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.FrontMatter;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Surroundings;
import dev.tare.modules.model.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A framework drawn by hand: modules of so many tokens, a byte each, and references between them at given places. */
final class Sketch {

    static final TokenCounter BYTES = new ByteCounter();

    final List<PromptModule> modules = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<ModuleId> roots = new ArrayList<>();
    final Map<ModuleId, Integer> stripped = new HashMap<>();
    final Map<String, Integer> nextPlace = new HashMap<>();
    Tier widest = Tier.ROOTED;
    EagerDepth depth = EagerDepth.UNLIMITED;

    static ModuleId id(String path) {
        return new ModuleId(path);
    }

    Sketch module(String path, ModuleKind kind, int tokens) {
        SourceText source = SourceText.ofUtf8(id(path), new byte[tokens]);
        FrontMatter none = new FrontMatter(new Span(0, 0), new YamlNode.Mapping(new Span(0, 0), List.of()));
        modules.add(new PromptModule(source, kind, id(path).stem(), none, tokens, List.of()));
        return this;
    }

    Sketch command(String path, int tokens) {
        return module(path, ModuleKind.COMMAND, tokens);
    }

    Sketch plain(String path, int tokens) {
        return module(path, ModuleKind.PLAIN, tokens);
    }

    /**
     * Adds lines such as {@code a -> b}, {@code a => b}, {@code a +> b}, {@code a => b#2-5}, {@code a@3 => b}, {@code a ~> b}: lazy,
     * eager, put in place, a section, at a place, by name.
     */
    Sketch edges(String lines) {
        for (String line : lines.lines().toList()) {
            if (!line.isBlank()) {
                edge(line.strip());
            }
        }
        return this;
    }

    private void edge(String line) {
        String[] words = line.split(" ");
        Strength strength = switch (words[1]) {
            case "=>", "+>" -> Strength.EAGER;
            case "?>" -> Strength.CONDITIONAL;
            default -> Strength.LAZY;
        };
        Form form = switch (words[1]) {
            case "~>" -> Form.SLASH_COMMAND;
            case "+>" -> Form.TEMPLATE_INCLUDE;
            default -> Form.AT_PATH;
        };
        String[] from = words[0].split("@");
        int place = from.length > 1 ? Integer.parseInt(from[1]) : nextPlace.merge(from[0], 1, Integer::sum) - 1;
        String[] to = words[2].split("#");
        Optional<Span> section = Optional.empty();
        if (to.length > 1) {
            String[] ends = to[1].split("-");
            section = Optional.of(new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])));
        }
        Tier tier = words.length > 3 ? Tier.valueOf(words[3]) : Tier.EXACT;
        reference(from[0], place, form, strength, tier, to[0], section);
    }

    Sketch reference(
            String from, int place, Form form, Strength strength, Tier tier, String to, Optional<Span> section) {
        Mention mention = new Mention(
                "test", form, new Span(place, place + 1), to, section.map(Span::toString), Surroundings.TEXT);
        references.add(new Reference(
                id(from),
                mention,
                strength,
                Outcome.RESOLVED,
                Optional.of(tier),
                Optional.of(id(to)),
                section,
                List.of()));
        return this;
    }

    Sketch alwaysLoaded(String path) {
        roots.add(id(path));
        return this;
    }

    /** Lets the harness leave out so many tokens of a module where it is always loaded. */
    Sketch stripped(String path, int tokens) {
        stripped.put(id(path), tokens);
        return this;
    }

    /** Returns the tokens of what is always loaded that the harness leaves out. */
    int strippedTokens() {
        int tokens = 0;
        for (ModuleId root : Set.copyOf(roots)) {
            tokens += stripped.getOrDefault(root, 0);
        }
        return tokens;
    }

    private List<AlwaysRoot> alwaysRoots() {
        List<AlwaysRoot> found = new ArrayList<>();
        for (ModuleId root : roots) {
            for (PromptModule module : modules) {
                if (module.id().equals(root)) {
                    found.add(new AlwaysRoot(root, module.tokens() - stripped.getOrDefault(root, 0), List.of()));
                }
            }
        }
        return found;
    }

    ModuleGraph graph() {
        return ModuleGraph.of(modules, references, widest, alwaysRoots(), BYTES, depth);
    }

    /** Returns the same graph, handed in in another order. */
    ModuleGraph shuffledGraph(Random random) {
        List<PromptModule> otherModules = new ArrayList<>(modules);
        List<Reference> otherReferences = new ArrayList<>(references);
        Collections.shuffle(otherModules, random);
        Collections.shuffle(otherReferences, random);
        return ModuleGraph.of(otherModules, otherReferences, widest, alwaysRoots(), BYTES, depth);
    }

    /** Every byte is a token: what is counted can be listed. */
    private static final class ByteCounter implements TokenCounter {
        @Override
        public Encoding encoding() {
            return Encoding.O200K_BASE;
        }

        @Override
        public int count(byte[] utf8, int start, int end) {
            return end - start;
        }

        @Override
        public int[] countBetween(SourceText text, int[] cuts) {
            int[] counts = new int[cuts.length - 1];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = cuts[i + 1] - cuts[i];
            }
            return counts;
        }
    }
}
