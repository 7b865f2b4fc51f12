package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.Effect;
import dev.tare.modules.dialect.Harness;
import dev.tare.modules.dialect.Harnesses;
import dev.tare.modules.dialect.Names;
import dev.tare.modules.dialect.Tree;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what every mention of every module means: serial, because one file's meaning depends on all the others. */
public final class Linker {

    private final List<PromptModule> modules;
    private final Map<ModuleId, PromptModule> byId = new HashMap<>();
    private final Harnesses harnesses;
    private final PathResolver paths;
    private final Unresolved unresolved;
    private final NameTargets names;
    private final SectionIndex sections;
    private final IncludeTargets includes;
    private final Map<ModuleId, PromptModule> importedBy;
    private final Evidence evidence;
    private final SecondLook secondLook;
    private final List<Reference> references = new ArrayList<>();
    private ModuleKind actingKind = ModuleKind.PLAIN;
    private Harness harness;

    private Linker(List<PromptModule> modules, Tree tree, Harnesses harnesses, Dialects dialects, LinkOptions options) {
        this.modules = modules;
        this.harnesses = harnesses;
        this.harness = harnesses.main();
        List<ModuleId> ids = new ArrayList<>(modules.size());
        for (PromptModule module : modules) {
            ids.add(module.id());
            byId.put(module.id(), module);
        }
        PathIndex index = new PathIndex(ids);
        InstalledPaths installed = new InstalledPaths(index, tree, options.installed());
        Roots roots = new Roots(tree, options.roots(), installed.foldersNamedIn(modules));
        this.paths = new PathResolver(index, tree, roots, installed, options);
        this.unresolved = new Unresolved(index, tree, new DidYouMean(index));
        EntryNames entries = new EntryNames(modules);
        this.names = new NameTargets(entries, index, new Namespaces(modules, entries, tree));
        this.sections = new SectionIndex(byId);
        this.includes = new IncludeTargets(paths, index, tree, roots);
        includes.findOwnBundles(modules);
        this.importedBy = new Imports(byId, harnesses, paths).all(modules);
        this.evidence = new Evidence(dialects, tree);
        this.secondLook = new SecondLook(byId, unresolved);
    }

    /**
     * Returns the references of these modules, in order of module and place. Mentions that are no references, such as names
     * that no entry has, are left out.
     *
     * @param modules sorted by id
     */
    public static List<Reference> link(
            List<PromptModule> modules, Tree tree, Harnesses harnesses, Dialects dialects, LinkOptions options) {
        Linker linker = new Linker(modules, tree, harnesses, dialects, options);
        for (PromptModule module : linker.modules) {
            linker.enter(module);
            for (Mention mention : module.mentions()) {
                linker.link(module, mention);
            }
        }
        return linker.evidence.keepShown(linker.secondLook.at(linker.references));
    }

    /** Finds out once for a file what its at signs mean: that of the file which brought it in. */
    private void enter(PromptModule module) {
        PromptModule importer = importedBy.getOrDefault(module.id(), module);
        actingKind = importer.kind();
        harness = harnesses.ofFile(importer.id().path());
    }

    private void link(PromptModule module, Mention mention) {
        if (effect(mention) == Effect.NONE) {
            return;
        }
        switch (mention.form()) {
            case AT_PATH, LINK, PATH, XML_PATH, FILE_MENTION, COMPONENT_INCLUDE -> path(module, mention);
            case SECTION_INCLUDE, MANIFEST, TEMPLATE_INCLUDE, WIKI_LINK, WIKI_EMBED, NAMESPACED ->
                include(module, mention);
            case PRELOADED_SKILL, AT_NAME, SLASH_COMMAND, QUALIFIED_NAME, FRONT_MATTER_NAME -> name(module, mention);
        }
    }

    private void path(PromptModule module, Mention mention) {
        Effect effect = effect(mention);
        if (effect != Effect.EAGER && isOfAnyProject(mention)) {
            return;
        }
        Resolution found = paths.resolve(module.id(), mention.target());
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

    private void include(PromptModule module, Mention mention) {
        Effect effect = effect(mention);
        for (Resolution found : includes.resolve(module, mention)) {
            if (found.outcome() == Outcome.BROKEN) {
                found = unresolved.judgeInclude(module.source(), mention, effect);
            }
            if (found.outcome() != Outcome.EXAMPLE || mention.form() == Form.SECTION_INCLUDE) {
                add(module, mention, effect, found);
            }
        }
    }

    private void name(PromptModule module, Mention mention) {
        List<ModuleId> found = names.find(module, mention);
        if (found.isEmpty()) {
            List<ModuleId> similar = names.similar(module, mention);
            if (!similar.isEmpty()) {
                add(module, mention, effect(mention), Resolution.unresolved(Outcome.BROKEN, similar));
            }
            return;
        }
        if (found.size() == 1 && !found.get(0).equals(module.id())) {
            add(module, mention, effect(mention), Resolution.resolved(Tier.EXACT, found.get(0)));
        } else if (found.size() > 1) {
            add(module, mention, effect(mention), Resolution.unresolved(Outcome.AMBIGUOUS, found));
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
            section = sections.find(found.to().orElseThrow(), mention.section().get());
            if (section.isEmpty() && namesSection(mention)) {
                outcome = Outcome.BROKEN;
            }
        }
        references.add(new Reference(
                module.id(),
                mention,
                strength(mention, effect, found),
                outcome,
                outcome == Outcome.RESOLVED ? found.tier() : Optional.empty(),
                found.to(),
                section,
                found.candidates()));
    }

    /** A hash behind a plain path may be anything; in links and includes it names a section. */
    private static boolean namesSection(Mention mention) {
        return switch (mention.form()) {
            case LINK, SECTION_INCLUDE, WIKI_LINK, WIKI_EMBED -> true;
            default -> false;
        };
    }

    /** A harness takes an import as it is written, or where it is installed; it searches below no other root. */
    private static Strength strength(Mention mention, Effect effect, Resolution found) {
        boolean searched = found.tier().isPresent() && found.tier().get() == Tier.ROOTED && !found.installed();
        return mention.form() == Form.AT_PATH && searched && effect == Effect.EAGER ? Strength.LAZY : effect.strength();
    }

    private Effect effect(Mention mention) {
        return harness.effect(mention.form(), actingKind, mention.surroundings());
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
