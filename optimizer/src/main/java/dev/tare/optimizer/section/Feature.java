package dev.tare.optimizer.section;

/**
 * What tells whether a block instructs or is material: the one table of the scorer's features, their weights and the reasons for them. A
 * feature counts once for a block, however often it is found.
 */
public enum Feature {
    CONSTRAINT(100, "a hard constraint is never out of sight"),
    SLOT(50, "what a harness fills in belongs to the instruction that uses it"),
    EAGER_REFERENCE(50, "a harness puts a text into this place at the start"),
    ROLE(5, "it says who the model is and what it is there for"),
    IMPERATIVE(5, "a sentence or an item starts with a verb that commands"),
    PROHIBITION(3, "a sentence starts with what is not to be, or what alone may be"),
    MODAL(3, "a modal verb or its like asks for something: should, need to, make sure, prefer"),
    NORM(3, "it says what holds for all, every or each"),
    OUTPUT(3, "it says what an answer looks like"),
    CONDITION(2, "it says what to do in which case"),
    ROUTE(3, "it leads from a case to what handles it"),
    COMMAND(2, "it names a tool to use or a command line to run"),
    TO_DO(4, "a box that is not ticked is to be dealt with"),
    STEP(1, "a numbered item is mostly a step"),
    ADDRESS(2, "it speaks to the reader: you, your"),
    EMPHASIS(2, "somebody has marked it as important"),
    RULE_TITLE(2, "it stands below a title of rules, steps or tasks"),
    STRICT_AROUND(2, "the element around it is marked as binding"),
    INSTRUCTION_BEFORE(4, "the line that leads in asks for it"),
    LEADS_IN(4, "it leads in to what instructs"),

    OTHERS_INSTRUCT(3, "most of the others in its list or element instruct"),

    OTHER_LANGUAGE(50, "the features are those of English, so nothing is known about it"),

    EXAMPLE(-7, "examples show, and what they show may command somebody else"),
    MATERIAL_BEFORE(-8, "the line that leads in calls it an example or another kind of material"),
    RATIONALE(-3, "reasons explain a rule and do not state it"),
    DESCRIPTION(-3, "it describes what something is or does"),
    DEFINITION(-3, "it says what a word means"),
    PAST(-4, "it tells what was done, or how things stand now"),
    CHANGE_LOG(-4, "versions and what changed in them"),
    DATE(-3, "a day in the calendar dates a record"),
    METADATA(-5, "owner, version, status, address: data about the file"),
    STATUS(-3, "check marks and words for how far something has come"),
    FIGURES(-2, "percentages, durations and amounts report measurements"),
    LISTING(-2, "names in a row are looked up"),
    LINKS(-4, "it is little more than links"),
    CODE(-2, "code shows or is copied, and is read when it is needed"),
    DRAWING(-4, "a tree of files or a drawing is looked at, not followed"),
    QUESTION(-4, "a question with its answer is looked up"),
    LEADS_ASIDE(-6, "all that it leads in to is material"),
    CREDIT(-4, "thanks and sources"),
    DATA_TABLE(-3, "the columns hold data, and lead from no case to what is to be done"),
    PLAIN_ELEMENT(-1, "an element whose words ask for nothing is mostly a property"),
    FOR_PEOPLE(-4, "the file is written for people who install or change the framework"),
    OVERVIEW(-2, "the first words of a module say what it is"),
    MATERIAL_TITLE(-10, "it stands below a title that promises material"),
    OTHERS_MOVE(-2, "nearly all of the others in its list or element are material"),
    LIKELY_MATERIAL_TITLE(-2, "it stands below a title that often promises material");

    private final int weight;
    private final String reason;

    Feature(int weight, String reason) {
        this.weight = weight;
        this.reason = reason;
    }

    /** Returns what it adds to a score: above 0 speaks for an instruction, below 0 for material. */
    public int weight() {
        return weight;
    }

    /** Returns the reason for its weight, a clause for people. */
    public String reason() {
        return reason;
    }

    /** Returns its name in words, such as "hard constraint". */
    public String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
