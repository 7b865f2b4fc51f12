package dev.tare.core.config;

import java.util.Optional;

/**
 * A row that overrides what the harness does with a reference.
 *
 * @param form the reference's form, as a word of {@link #FORMS}
 * @param kind the kind of the module that holds the reference, as a word of {@link #KINDS}; absent for every kind
 * @param strength the strength, as a word of {@link #STRENGTHS}
 */
public record StrengthRule(String form, Optional<String> kind, String strength) {

    /** The forms of references, in the order of the docs. */
    public static final Words FORMS = Words.of(
            "at-path",
            "link",
            "path",
            "xml-path",
            "component-include",
            "section-include",
            "manifest",
            "template-include",
            "wiki-link",
            "wiki-embed",
            "namespaced",
            "file-mention",
            "preloaded-skill",
            "front-matter-name",
            "at-name",
            "slash-command",
            "qualified-name");

    /** The kinds of modules. */
    public static final Words KINDS = Words.of("command", "skill", "agent", "rule", "memory", "template", "plain");

    /** The strengths, strongest first. */
    public static final Words STRENGTHS = Words.of("eager", "conditional", "lazy");
}
