package dev.tare.optimizer.section;

import java.util.Set;

/** The words that tell kinds of sentences apart. English only. */
final class Vocabulary {

    /** Labels after which a verb says what something is for. */
    static final Set<String> DESCRIPTIVE =
            Verbs.words("about background context description overview purpose summary what");

    /** Labels of what somebody is and is there for. */
    static final Set<String> ROLES = Verbs.words("goal identity mission objective persona role you");

    /** What starts a sentence about all of a kind. */
    static final Set<String> NORMS = Verbs.words("""
            all each every everything everywhere one
            """);

    /** What starts a case. */
    static final Set<String> CASES =
            Verbs.words("after before else if once otherwise unless until when whenever where while");

    /** What starts a circumstance, after which a command may come behind a comma. */
    static final Set<String> OPENING =
            Verbs.words("as at by during first finally for from in instead next on then to with within without");

    /** What starts a sentence about what is not to be. */
    static final Set<String> BARRING = Verbs.words("no not nothing nobody only without zero none");

    /** What starts a sentence that mostly describes. */
    static final Set<String> SUBJECTS = Verbs.words("""
            a an it its many most other others our several some the their there these they this those various
            we
            """);

    /** Verbs of descriptions. */
    static final Set<String> DESCRIBING = Verbs.words("""
            aims allows are become combines consists contain contains covers defines delivers depends
            describes enables exists explains features gives has have helps holds implements includes is keeps
            lets lists lives maintains makes manages means offers provides represents runs serves shows stands
            stores supports takes uses works
            """);

    /** Words that call something an example. */
    static final Set<String> EXAMPLES = Verbs.words("example examples e.g eg sample samples demo scenario");

    /** Labels of what is shown: who speaks, what was before and after, how it is right and wrong. */
    static final Set<String> SPEAKERS = Verbs.words(
            "input output user assistant human agent before after good bad request result good better wrong right");

    /** Words that start a reason. */
    static final Set<String> REASONS = Verbs.words("because why rationale reason reasons motivation benefit benefits");

    /** Months. */
    static final Set<String> MONTHS = Verbs.words("""
            january february march april may june july august september october november december
            jan feb mar apr jun jul aug sep sept oct nov dec
            """);

    /** Amounts in words; small ones are mostly limits. */
    static final Set<String> AMOUNTS = Verbs.words("""
            dozen dozens eighty fifty forty hundred hundreds million millions ninety seventy sixty thirty
            thousand thousands twenty
            """);

    /** Words before an amount that is a limit. */
    static final Set<String> LIMITS = Verbs.words(
            "above after below beyond every exactly from least level most over phase step than to under version within");

    /** What may have been "last". */
    static final Set<String> TIMES = Verbs.words("year month week quarter spring summer autumn winter time");

    /** Verbs in the past tense that are nothing else, and words for a time that is told about. */
    static final Set<String> PASTS = Verbs.words("""
            ago arose became been began bought broke brought built came chose currently did didn't drew earlier fell felt
            flew formerly fought gave got grew had hadn't heard held kept knew laid led lost made meant met nowadays
            originally paid previously ran rose said sang sat saw seemed sent shook shrank slept sold spent spoke stood stole
            taught thought threw told took turned vanished was wasn't went were weren't woke won wore wrote
            """);

    /** What makes a word in -ed an adjective. */
    static final Set<String> BEING = Verbs.words("are be been being get gets is that which who");

    /** What starts the explanation of a term. */
    static final Set<String> MEANINGS = Verbs.words(
            "a an anything both everything everyone five four nine one the three two what whatever where whoever");

    /** What starts a clause that belongs to another. */
    static final Set<String> ASIDES = Verbs.words("how if than what whatever whether");

    /** What comes after a verb rather than after an adjective. */
    static final Set<String> FOLLOWS = Verbs.words(
            "a an as at for from her him his in into it its on our out over that the their them this up us with");

    /** Words of thanks. */
    static final Set<String> CREDITS = Verbs.words("thanks inspired credits acknowledgements courtesy");

    /** Words for how far something has come. */
    static final Set<String> PROGRESS = Verbs.words(
            "beta complete completed deprecated done draft experimental functional implemented operational passing pending"
                    + " planned shipped stable tbd todo wip");

    /** Labels of what somebody wants to be noticed. */
    static final Set<String> MARKED = Verbs.words("important note warning caution attention remember reminder");

    /** Words that mean something when they are shouted. */
    static final Set<String> LOUD = Verbs.words("all any before every exactly important no not nothing only stop");

    /** Tools of harnesses whose names are no common words. */
    static final Set<String> TOOLS = Verbs.words(
            "askuserquestion bash exitplanmode glob grep multiedit notebookedit subagent todowrite webfetch websearch");

    /** Programs that are called by command lines. */
    static final Set<String> PROGRAMS = Verbs.words("""
            aws cargo curl docker dotnet gh git go gradle helm jq kubectl make mvn node npm npx pip pnpm poetry pre-commit
            psql pytest python python3 rg ruff terraform tox uv uvx yarn ./gradlew ./mvnw
            """);

    private Vocabulary() {}
}
