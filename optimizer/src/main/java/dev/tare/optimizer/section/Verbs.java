package dev.tare.optimizer.section;

import java.util.Arrays;
import java.util.Set;

/** Verbs that command when a sentence starts with them. */
final class Verbs {

    /** Hardly ever anything else at the start of a sentence. */
    private static final Set<String> SURE = words("""
            abort accept acknowledge act activate adapt add adhere adjust adopt align allow analyse analyze
            annotate announce answer append apply argue arrange ask aspire assemble assert assess assign
            assume attach attempt avoid await be begin bind block break bring build bump calculate call cancel
            capture categorize cease challenge check choose cite clarify classify clean clear click clone
            close collapse collect combine come compare compile complete compose compress compute confirm
            connect consider consolidate construct consult continue convert coordinate copy cover create
            cross-check deduplicate defer define delegate delete deliver demonstrate deploy derive describe
            detect determine develop diagnose disable discard disclose discover discuss dispatch divide
            double-check drop edit elicit eliminate embed emit employ enable enforce engage enrich ensure
            enter enumerate escalate establish evaluate examine exclude execute exit expand expect explain
            explore expose extend extract fail fetch fill finalize find finish fix follow formulate gather
            generate get give go grant guard halt handle have hide highlight hold identify ignore implement
            import improve include increase infer inform infuse ingest inherit initialize inject insert
            inspect install instruct integrate interpret introduce investigate invite invoke isolate iterate
            join judge justify keep know launch learn leave let leverage listen load locate look loop lower
            maintain make mark match merge mimic minimize mirror modify move narrow navigate normalize notify
            observe obtain offer omit open opt optimize organize override pass paste pause persist pick
            populate prefer prepare preserve press prevent prioritize proceed produce propose protect prove
            provide prune publish pull push put raise re-read re-run reach read rebase recall recommend
            reconcile redact reduce refer refine reflect refrain refuse regenerate register reject rely remain
            remember remind remove rename render reopen repair repeat rephrase replace reply reproduce require
            rerun resolve respect respond restart restate restore restrict resume retain retrieve retry return
            reuse revert revise rewrite roll route run save say scan see seek select send separate serve set
            show simplify skip solicit sort spawn specify spend split squash start stash stay stick stop
            streamline strip submit substitute suggest summarise summarize supply suppress surface synthesize
            tailor take talk tell terminate thank think tie toggle transform translate treat trigger trim
            trust try turn understand undo uninstall upload use utilize validate verify wait walk warn watch
            weigh wrap write yield
            """);

    /** Nouns as well: they command only with an object that shows it. */
    private static final Set<String> MAYBE = words("""
            access address audit back balance batch branch brief cache change code command comment commit
            control count cut debug default design detail diff display document draft estimate exercise
            experiment flag focus force form format frame function group guide hand head help hook index
            inquire issue label lay lead leak level limit line link list log map measure memory mention
            message mock model monitor name note notice number order outline output package parse patch
            pattern perform phase pin place plan point post practice present process profile program project
            prompt query question queue quote range rank rate reason record refactor reference release report
            request research reset result review rule sample scale schedule scope score script search section
            share sign signal size source stage state step store stream structure study style support survey
            switch table tag target task template test time title tool trace track trade transfer type update
            upgrade value vary version view visit work
            """);

    /** What shows that a word before it was a verb. */
    private static final Set<String> OBJECT = words("""
            a after again against all an and any anything as at at-most before both by carefully current down
            each either every everything exactly existing first for from her him how if in into it its just less
            more new no not nothing on one only or out related relevant something that the their them these this
            those through to unless until up what when where whether which who why with without you your
            """);

    /** Words that may stand before the verb of a command. */
    private static final Set<String> BEFORE = words("""
            afterwards again also always and automatically briefly carefully clearly directly explicitly finally
            first immediately instead just lastly never next now only or otherwise please politely proactively
            second silently simply strictly systematically then third thoroughly
            """);

    private Verbs() {}

    /** Returns the words of a text. Only ever asked for one of them. */
    static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }

    static boolean isSure(String word) {
        return SURE.contains(word);
    }

    static boolean isMaybe(String word) {
        return MAYBE.contains(word);
    }

    static boolean isObject(String word) {
        return OBJECT.contains(word);
    }

    static boolean mayStandBefore(String word) {
        return BEFORE.contains(word);
    }
}
