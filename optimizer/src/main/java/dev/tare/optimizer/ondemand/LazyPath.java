package dev.tare.optimizer.ondemand;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.dialect.Names;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Surroundings;
import java.util.Optional;

/** How an eager reference is written when the model is to open it: its own path, as the author wrote it, in a code span. */
final class LazyPath {

    private static final String PLAIN = "-_./~${}#+";

    private LazyPath() {}

    /** Returns the path without its at sign, or nothing where the reference has to stay as it is. */
    static Optional<String> of(ModuleGraph graph, PromptModule module, Reference reference) {
        boolean attached = reference.strength() == Strength.EAGER
                && reference.mention().form() == Form.AT_PATH
                && reference.mention().surroundings() == Surroundings.TEXT
                && graph.isEdge(reference);
        if (!attached || !isMarkdown(module) || isHarnessOwn(graph, reference)) {
            return Optional.empty();
        }
        Span span = reference.mention().span();
        String written = module.source().slice(span);
        if (written.charAt(0) != '@' || !written.startsWith(reference.mention().target(), 1)) {
            return Optional.empty();
        }
        String path = written.substring(1);
        String here = path.startsWith("./") ? path.substring(2) : path;
        return isPlain(path) && !Names.isMemoryOrReadme(here) && standsFree(module.source(), span)
                ? Optional.of(path)
                : Optional.empty();
    }

    private static boolean isMarkdown(PromptModule module) {
        return switch (module.id().extension()) {
            case "md", "mdc" -> true;
            default -> false;
        };
    }

    /** Memory and rules are the harness's to load. */
    private static boolean isHarnessOwn(ModuleGraph graph, Reference reference) {
        ModuleKind kind =
                graph.module(reference.to().orElseThrow()).orElseThrow().kind();
        return kind == ModuleKind.MEMORY || kind == ModuleKind.RULE;
    }

    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (!Character.isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether nothing touches the reference that would read oddly around a code span: quotes, brackets, a genitive. */
    private static boolean standsFree(SourceText source, Span span) {
        byte[] text = source.utf8();
        int before = span.start() == 0 ? '\n' : text[span.start() - 1];
        int after = span.end() == text.length ? '\n' : text[span.end()];
        boolean opens = before < 0 || " \t\n\r(*_|>:".indexOf(before) >= 0;
        boolean closes = after < 0 || " \t\n\r).,;:!?*_|<".indexOf(after) >= 0;
        return opens && closes && !isInTag(text, span.start());
    }

    private static boolean isInTag(byte[] text, int start) {
        for (int i = start - 1; i >= 0 && text[i] != '\n' && text[i] != '>'; i--) {
            if (text[i] == '<') {
                return (text[i + 1] | 32) >= 'a' && (text[i + 1] | 32) <= 'z' || text[i + 1] == '/';
            }
        }
        return false;
    }
}
