package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.dialect.Effect;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.dialect.Names;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Surroundings;
import dev.tare.modules.model.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Links the modules of one chunk, and holds all that changes meanwhile: chunks that are linked at the same time share nothing
 * but indexes. First every mention is linked by itself; then, when the findings of all chunks are known, {@link #settled}
 * judges again what depends on them.
 */
final class ChunkLinker {

    private final Indexes indexes;
    private final List<PromptModule> modules;
    private final DidYouMean didYouMean;
    private final Unresolved unresolved;
    private final Findings findings = new Findings();
    private final List<Reference> references = new ArrayList<>();
    private ModuleKind actingKind = ModuleKind.PLAIN;
    private Harness harness;

    ChunkLinker(Indexes indexes, Chunk chunk) {
        this.indexes = indexes;
        this.modules = chunk.modules();
        this.harness = indexes.harnesses.main();
        this.didYouMean = new DidYouMean(indexes.similar, indexes.entries, chunk.share());
        this.unresolved = new Unresolved(indexes.index, indexes.tree, didYouMean);
    }

    /** Links every mention by itself, and returns what other chunks need to know of it. */
    Findings link() {
        for (PromptModule module : modules) {
            enter(module);
            for (Mention mention : module.mentions()) {
                link(module, mention);
            }
        }
        return findings;
    }

    /** Returns the references in order of module and place, in the light of what all chunks have found. */
    List<Reference> settled(Findings all) {
        return new SecondLook(indexes.byId, unresolved, all).at(references);
    }

    /** Finds out once for a file what its at signs mean: that of the file which brought it in. */
    private void enter(PromptModule module) {
        PromptModule importer = indexes.importedBy.getOrDefault(module.id(), module);
        actingKind = importer.kind();
        harness = indexes.harnesses.ofFile(importer.id().path());
    }

    private void link(PromptModule module, Mention mention) {
        Effect effect = harness.effect(mention.form(), actingKind, mention.surroundings());
        if (effect == Effect.NONE) {
            return;
        }
        switch (mention.form()) {
            case AT_PATH, LINK, PATH, XML_PATH, FILE_MENTION, COMPONENT_INCLUDE -> path(module, mention, effect);
            case SECTION_INCLUDE, MANIFEST, TEMPLATE_INCLUDE, WIKI_LINK, WIKI_EMBED, NAMESPACED ->
                include(module, mention, effect);
            case PRELOADED_SKILL, AT_NAME, SLASH_COMMAND, QUALIFIED_NAME, FRONT_MATTER_NAME ->
                name(module, mention, effect);
        }
    }

    private void path(PromptModule module, Mention mention, Effect effect) {
        if (effect != Effect.EAGER && isOfAnyProject(mention)) {
            return;
        }
        Resolution found = indexes.paths.resolve(module.id(), mention.target());
        if (found.isResolved() && mention.form() == Form.PATH && isCut(module, mention)) {
            found = Resolution.unresolved(Outcome.SWALLOWED, List.of(found.to().orElseThrow()));
        }
        if (found.isResolved() && showsForm(module, mention)) {
            found = Resolution.EXAMPLE;
        }
        if (found.outcome() == Outcome.BROKEN
                && mention.form() == Form.AT_PATH
                && !FileNames.isModule(mention.target())) {
            // A file that lies here but is no prompt.
            return;
        }
        if (isUnclear(found, mention)) {
            found = unresolved.judge(module.source(), actingKind, mention, effect);
            boolean code = mention.surroundings() == Surroundings.FENCE && mention.form() != Form.AT_PATH;
            if (code && found.outcome() == Outcome.EXAMPLE) {
                // Code is full of file names that belong to no prompt.
                return;
            }
        }
        add(module, mention, effect, found);
    }

    /** {@code CLAUDE.md}, also as {@code ./CLAUDE.md}, is the user's as much as the framework's; a link is to the own one. */
    private static boolean isOfAnyProject(Mention mention) {
        String target = mention.target();
        boolean here = target.startsWith("./") && mention.form() != Form.LINK;
        return Names.isMemoryOrReadme(here ? target.substring(2) : target);
    }

    /** A path with a variable in front that stands behind "for example" shows how such paths are written. */
    private static boolean showsForm(PromptModule module, Mention mention) {
        return Target.of(mention.target()).base() == Target.Base.PACKAGE
                && TextBefore.announcesExample(module.source(), mention.span().start());
    }

    private boolean isUnclear(Resolution found, Mention mention) {
        return found.outcome() == Outcome.BROKEN
                || found.outcome() == Outcome.AMBIGUOUS && !unresolved.isWorthAsking(mention, found.candidates());
    }

    private void include(PromptModule module, Mention mention, Effect effect) {
        for (Resolution found : indexes.includes.resolve(module, mention)) {
            if (found.outcome() == Outcome.BROKEN) {
                found = unresolved.judgeInclude(module.source(), mention, effect);
            }
            if (found.outcome() != Outcome.EXAMPLE || mention.form() == Form.SECTION_INCLUDE) {
                add(module, mention, effect, found);
            }
        }
    }

    private void name(PromptModule module, Mention mention, Effect effect) {
        List<ModuleId> found = indexes.names.find(module, mention);
        if (found.isEmpty()) {
            Optional<Resolution> meant = indexes.missingNames.judge(module, mention, didYouMean);
            if (meant.isPresent()) {
                add(module, mention, effect, meant.get());
            }
            return;
        }
        if (found.size() == 1 && !found.get(0).equals(module.id())) {
            add(module, mention, effect, Resolution.resolved(Tier.EXACT, found.get(0)));
        } else if (found.size() > 1) {
            add(module, mention, effect, Resolution.unresolved(Outcome.AMBIGUOUS, found));
        }
    }

    private void add(PromptModule module, Mention mention, Effect effect, Resolution found) {
        if (found.isResolved()
                && found.to().orElseThrow().equals(module.id())
                && mention.section().isEmpty()
                && effect != Effect.EAGER) {
            // A module that names itself refers to no other.
            return;
        }
        Optional<Span> section = Optional.empty();
        Outcome outcome = found.outcome();
        if (found.isResolved() && mention.section().isPresent()) {
            section = indexes.sections.find(
                    found.to().orElseThrow(), mention.section().get());
            // Whoever opens a file finds it all the same; what is to be put in place is not there.
            if (section.isEmpty() && mention.form().isPutInPlace()) {
                outcome = Outcome.BROKEN;
            }
        }
        Reference reference = new Reference(
                module.id(),
                mention,
                strength(mention, effect, found),
                outcome,
                outcome == Outcome.RESOLVED ? found.tier() : Optional.empty(),
                found.to(),
                section,
                found.candidates());
        references.add(reference);
        findings.add(reference);
    }

    /** A harness takes an import as it is written, or where it is installed; it searches below no other root. */
    private static Strength strength(Mention mention, Effect effect, Resolution found) {
        boolean searched = found.tier().isPresent() && found.tier().get() == Tier.ROOTED && !found.installed();
        return mention.form() == Form.AT_PATH && searched && effect == Effect.EAGER ? Strength.LAZY : effect.strength();
    }

    /** Tells whether the span of a mention holds markup that its target has lost. */
    private static boolean isCut(PromptModule module, Mention mention) {
        byte[] text = module.source().utf8();
        for (int i = mention.span().start(); i < mention.span().end(); i++) {
            byte b = text[i];
            if ((b == '*' || b == '<' || b == '`') && mention.target().indexOf(b) < 0) {
                return true;
            }
        }
        return false;
    }
}
