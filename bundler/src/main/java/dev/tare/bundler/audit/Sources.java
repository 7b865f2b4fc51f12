package dev.tare.bundler.audit;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;

/** Places, names and words about references that several searches need. */
final class Sources {

    private Sources() {}

    /** Returns the number, from 1, of the line in which the span starts. */
    static int line(ModuleGraph graph, ModuleId id, Span span) {
        return graph.module(id).orElseThrow().source().lines().lineAt(span.start());
    }

    /** Returns what the entry is invoked by, or the path of another module. */
    static String name(ModuleGraph graph, ModuleId id) {
        PromptModule module = graph.module(id).orElseThrow();
        return module.kind().isEntry() ? module.name() : id.path();
    }

    /** Returns the number with a comma after every three digits. */
    static String grouped(int number) {
        return number < 1000
                ? Integer.toString(number)
                : grouped(number / 1000) + ","
                        + Integer.toString(1000 + number % 1000).substring(1);
    }

    /** Returns what to do so that the harness no longer loads the target by itself. */
    static String makeLazy(Reference reference) {
        return switch (reference.mention().form()) {
            case AT_PATH, NAMESPACED -> "drop its @ and say when to read it";
            case PRELOADED_SKILL -> "take it out of skills: and say when to use it";
            case TEMPLATE_INCLUDE, COMPONENT_INCLUDE, SECTION_INCLUDE, WIKI_EMBED ->
                "name its path instead of including it, and say when to read it";
            default -> "name its path so that it is not loaded by itself, and say when to read it";
        };
    }

    /** Returns what to do so that the harness no longer loads any of several targets, referred to as the first one is. */
    static String makeAllLazy(Reference first) {
        return switch (first.mention().form()) {
            case AT_PATH, NAMESPACED -> "drop the @ of each and say when to read which";
            case PRELOADED_SKILL -> "take them out of skills: and say when to use which";
            case TEMPLATE_INCLUDE, COMPONENT_INCLUDE, SECTION_INCLUDE, WIKI_EMBED ->
                "name their paths instead of including them, and say when to read which";
            default -> "name their paths so that they are not loaded by themselves, and say when to read which";
        };
    }
}
