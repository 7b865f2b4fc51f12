package dev.tare.modules.model;

import java.util.Locale;

/** How a reference is written. What a harness does with a form is data: see the harness rules. */
public enum Form {
    /** {@code @docs/guide.md} in running text. */
    AT_PATH,
    /** {@code [text](path.md)} or {@code ![text](path.md)}. */
    LINK,
    /** A path in running text, a code span or a fence, without any mark before it. */
    PATH,
    /** A path that is the text of an XML element or the value of an XML attribute. */
    XML_PATH,
    /** {@code <include component="p" />}, {@code <include>p</include>}, {@code <component>p</component>}. */
    COMPONENT_INCLUDE,
    /** {@code @include file#Section}. */
    SECTION_INCLUDE,
    /** An item below {@code dependencies:} in a YAML manifest. */
    MANIFEST,
    /** {@code {{path}}}, {@code {{> partial}}}. */
    TEMPLATE_INCLUDE,
    /** {@code [[note]]}. */
    WIKI_LINK,
    /** {@code ![[note]]}. */
    WIKI_EMBED,
    /** {@code @bundle:path/x.md}. */
    NAMESPACED,
    /** {@code #file:path}, {@code #[[file:path]]}. */
    FILE_MENTION,
    /** {@code skills: [a, b]} in an agent's front matter. */
    PRELOADED_SKILL,
    /** {@code requires: [a]} or {@code topics: [..]} in front matter. */
    FRONT_MATTER_NAME,
    /** {@code @agent-name}: the name of an agent or a skill. */
    AT_NAME,
    /** {@code /command} in running text. */
    SLASH_COMMAND,
    /** {@code namespace:skill-name} in running text. */
    QUALIFIED_NAME;

    /** Tells whether the form names an entry and not a path: such references are reported apart. */
    public boolean isByName() {
        return switch (this) {
            case FRONT_MATTER_NAME, AT_NAME, SLASH_COMMAND, QUALIFIED_NAME -> true;
            default -> false;
        };
    }

    /**
     * Tells whether the target's text is put in place by an installer, a packager or a bundle loader, before any harness
     * reads it: such a reference is no step of the harness's own.
     */
    public boolean isPutInPlace() {
        return switch (this) {
            case COMPONENT_INCLUDE, SECTION_INCLUDE, MANIFEST, TEMPLATE_INCLUDE, WIKI_EMBED, NAMESPACED -> true;
            default -> false;
        };
    }

    /** Returns the word that reports and data files use, such as {@code at-path}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
