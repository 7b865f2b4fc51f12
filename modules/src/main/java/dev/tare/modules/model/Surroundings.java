package dev.tare.modules.model;

/** Where in a file a mention stands, as far as a harness cares. */
public enum Surroundings {
    /** Running text, lists, tables, headings, XML outside fences. */
    TEXT,
    CODE_SPAN,
    /** A fence or an indented code block that is code. */
    FENCE,
    /** A fence of XML, YAML or Markdown that is the instruction itself. */
    INSTRUCTION_FENCE,
    HTML_COMMENT,
    FRONT_MATTER,
    /** A block that an installer keeps or drops by a flag, such as {@code {{UNLESS flag}}}. */
    CONDITION
}
