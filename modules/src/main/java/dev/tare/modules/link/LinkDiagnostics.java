package dev.tare.modules.link;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Sections;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with references, each with its place and with what may have been meant. */
public final class LinkDiagnostics {

    private static final int MAX_NAMED = 3;

    private static final int MOST_PARTS = 32;
    private static final int LEAST_PART = 250;

    private final Map<ModuleId, PromptModule> modules;
    private final SectionIndex sections;
    private final SimilarSections similarSections = new SimilarSections();
    private final Packages packages;
    private final List<Diagnostic> found = new ArrayList<>();

    private LinkDiagnostics(Map<ModuleId, PromptModule> modules, SectionIndex sections, Packages packages) {
        this.modules = modules;
        this.sections = sections;
        this.packages = packages;
    }

    /** Returns the diagnostics of these references, in their order. */
    public static List<Diagnostic> of(
            List<PromptModule> modules, List<Reference> references, Tree tree, TaskExecutor executor) {
        Map<ModuleId, PromptModule> byId = new HashMap<>();
        for (PromptModule module : modules) {
            byId.put(module.id(), module);
        }
        SectionIndex sections = new SectionIndex(byId);
        List<Diagnostic> found = new ArrayList<>();
        for (List<Diagnostic> part : executor.map(
                parts(references), part -> new LinkDiagnostics(byId, sections, new Packages(tree)).ofPart(part))) {
            found.addAll(part);
        }
        return found;
    }

    private static List<List<Reference>> parts(List<Reference> references) {
        int size = Math.max(LEAST_PART, references.size() / MOST_PARTS + 1);
        List<List<Reference>> parts = new ArrayList<>();
        for (int start = 0; start < references.size(); start += size) {
            parts.add(references.subList(start, Math.min(references.size(), start + size)));
        }
        return parts;
    }

    private List<Diagnostic> ofPart(List<Reference> references) {
        for (Reference reference : references) {
            add(reference);
        }
        return found;
    }

    private void add(Reference reference) {
        PromptModule module = modules.get(reference.from());
        if (module == null) {
            return;
        }
        SourceText text = module.source();
        Mention mention = reference.mention();
        List<ModuleId> candidates = reference.candidates();
        switch (reference.outcome()) {
            case BROKEN -> found.add(reference.to().isPresent() ? section(reference, text) : broken(reference, text));
            case MISPLACED ->
                found.add(Diagnostic.at(
                                DiagnosticKind.MISPLACED_REFERENCE,
                                text,
                                mention.span(),
                                mention.target(),
                                named(candidates))
                        .withHelp(
                                candidates.size() == 1
                                        ? "write " + candidates.get(0).path()
                                        : "write the path of the one that is meant"));
            case SWALLOWED ->
                found.add(Diagnostic.at(
                        DiagnosticKind.SWALLOWED_REFERENCE, text, mention.span(), mention.target(), "markup"));
            case AMBIGUOUS ->
                found.add(Diagnostic.at(
                        DiagnosticKind.AMBIGUOUS_REFERENCE,
                        text,
                        mention.span(),
                        mention.target(),
                        candidates.size(),
                        named(candidates)));
            case RESOLVED -> {
                if (mention.section().isPresent()
                        && reference.section().isEmpty()
                        && !isLine(mention.section().get())) {
                    found.add(section(reference, text));
                }
                border(reference, text);
            }
            default -> {}
        }
    }

    private Diagnostic broken(Reference reference, SourceText text) {
        Mention mention = reference.mention();
        boolean named = mention.form() == Form.PRELOADED_SKILL || reference.isByName();
        Diagnostic diagnostic = named
                ? Diagnostic.at(
                        DiagnosticKind.UNKNOWN_NAME, text, mention.span(), word(mention.form()), mention.target())
                : Diagnostic.at(DiagnosticKind.BROKEN_REFERENCE, text, mention.span(), mention.target());
        List<ModuleId> meant = reference.candidates();
        return meant.isEmpty()
                ? diagnostic
                : diagnostic.withHelp("did you mean " + (named ? names(meant) : named(meant)) + "?");
    }

    private static String word(Form form) {
        return switch (form) {
            case PRELOADED_SKILL -> "skill";
            case FRONT_MATTER_NAME -> "entry or note";
            default -> "entry";
        };
    }

    /** Returns the names of entries, and of what has none of its own. */
    private String names(List<ModuleId> candidates) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < Math.min(MAX_NAMED, candidates.size()); i++) {
            PromptModule module = modules.get(candidates.get(i));
            names.append(i == 0 ? "" : ", ")
                    .append(module == null ? candidates.get(i).stem() : module.name());
        }
        return names.toString();
    }

    private Diagnostic section(Reference reference, SourceText text) {
        ModuleId to = reference.to().orElseThrow();
        String name = reference.mention().section().orElse("");
        DiagnosticKind kind = reference.outcome() == Outcome.RESOLVED
                ? DiagnosticKind.UNKNOWN_SECTION
                : DiagnosticKind.BROKEN_SECTION;
        Diagnostic diagnostic = Diagnostic.at(kind, text, sectionSpan(reference, text), to.path(), name);
        Sections of = sections.of(to);
        List<String> similar = of == null ? List.of() : similarSections.to(of, name);
        return similar.isEmpty()
                ? diagnostic
                : diagnostic.withHelp("did you mean " + String.join(" or ", similar) + "?");
    }

    /** {@code L12} and {@code L12-L20}, as forges write it, name lines. */
    static boolean isLine(String section) {
        if (section.length() < 2 || section.charAt(0) != 'L') {
            return false;
        }
        for (int i = 1; i < section.length(); i++) {
            char c = section.charAt(i);
            if ((c < '0' || c > '9') && c != '-' && c != 'L') {
                return false;
            }
        }
        return true;
    }

    /** Returns the place of the section's name in the mention, or the whole mention. */
    private static Span sectionSpan(Reference reference, SourceText text) {
        Span span = reference.mention().span();
        byte[] bytes = text.utf8();
        for (int i = span.start(); i < span.end(); i++) {
            if (bytes[i] == '#') {
                int end = i + 1;
                while (end < span.end() && bytes[end] != ')' && bytes[end] != ']' && bytes[end] != '|') {
                    end++;
                }
                return new Span(i, end);
            }
        }
        return span;
    }

    private void border(Reference reference, SourceText text) {
        Optional<String> left = reference.isByName()
                ? Optional.empty()
                : packages.left(reference.from(), reference.to().orElseThrow());
        if (left.isPresent()) {
            found.add(Diagnostic.at(
                    DiagnosticKind.REFERENCE_OUT_OF_PACKAGE,
                    text,
                    reference.mention().span(),
                    reference.mention().target(),
                    left.get()));
        }
    }

    private static String named(List<ModuleId> candidates) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < Math.min(MAX_NAMED, candidates.size()); i++) {
            names.append(i == 0 ? "" : ", ").append(candidates.get(i).path());
        }
        return candidates.size() > MAX_NAMED ? names.append(", …").toString() : names.toString();
    }
}
