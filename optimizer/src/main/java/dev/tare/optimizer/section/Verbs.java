package dev.tare.optimizer.section;

import java.util.Arrays;
import java.util.Set;

/** Verbs that command when a sentence starts with them. */
final class Verbs {

    /** Hardly ever anything else at the start of a sentence. */
    private static final Set<String> SURE = words("""
            abort accept acknowledge act activate adapt add adhere adjust adopt align allow analyse analyze
            annotate announce answer append apply argue arrange ask aspire assemble assert assess assign
            assume attach attempt avoid await bail be bear begin beware bind block break bring build bump
            calculate call cancel capture carry categorise categorize cease challenge check choose circulate
            cite clarify classify click clone close close-out collapse collect combine come compare compile
            compose compress compute concentrate confirm connect consider consolidate construct consult
            continue contrast convert coordinate copy cover create cross-check customise customize cut decide
            declare deduce deduplicate defend defer define delegate delete deliver demand demonstrate deny
            deploy deprecate derive describe detect determine develop devise devote diagnose differentiate
            disable discard disclose discover discuss dispatch divide double-check download drop ease echo
            edit elaborate elicit eliminate embed emit employ enable encode encourage encrypt end enforce
            engage enlist enrich ensure enter enumerate envision equip err escalate escape establish evaluate
            examine exclude execute exhaust exit expand expect explain explore export expose extend extract
            fail fall favor favour fetch fill finalise finalize find finish fix flatten follow forget forgo
            formulate forward freeze gather generalise generalize generate get give grant greet grep guard
            guess halt hand handle hard-code have hide highlight hold hunt identify ignore implement import
            improve include increase indent indicate infer inform infuse ingest inherit initialise initialize
            inject insert inspect install instruct instrument integrate intercept interpret introduce
            investigate invite invoke isolate iterate join judge jump justify keep kick know launch lean learn
            leave let leverage lint listen load locate look loop maintain make mark match maximise maximize
            meet memorize merge migrate mimic mind minimise minimize mirror mix modify mount move mute narrow
            navigate negotiate nest normalise normalize notify observe obtain offer omit operate opt optimise
            optimize organise organize override pack pair parallelize parameterise parameterize participate
            partition pass paste pause permit persist phrase pick populate pose postpone predict prefer
            preload prepare preserve press pretend prevent prioritise prioritize probe proceed produce promote
            propose protect prove provide prune publish pull pursue push put raise re-check re-read re-run
            reach react read realize reassure rebase rebuild recall receive recheck recognise recognize
            recommend reconcile reconsider reconstruct redact redirect redo reduce refer refine reflect
            reformat reformulate refrain reframe refresh refuse regenerate register reject relate relax reload
            rely remain remember remind remove rename render reopen reorder repair repeat rephrase replace
            reply reproduce require rerun reset reshape resist resolve respect respond restart restate restore
            restrict resume retain retest rethink retrieve retry return reuse reveal revert revise revoke
            reward rewrite roll rollback rotate route run sanitise sanitize sanity-check save say scaffold
            scan scrape scroll see seek select send serialise serve set shorten show simplify simulate sketch
            skip smoke-test solicit solve sort spawn speak specialize specify spend spin split spot spread
            squash standardize start stash stay steer stick stop streamline strip strive submit subscribe
            substitute suggest sum summarise summarize summon supply suppress surface swap sweep sync
            synthesize tackle tailor take talk teach tell terminate thank think throw tidy tie tighten toggle
            touch transform translate treat triage trigger trim truncate trust try tune turn unblock
            understand undo unify uninstall unit-test unpack unwrap upload use utilize validate verify vet
            visualise wait walk warn watch weave weigh widen wipe wire wonder wrap write yield zoom
            """);

    /** Nouns as well: they command only with an object that shows it. */
    private static final Set<String> MAYBE = words("""
            access address audit back balance batch branch brief cache change clean clear code command comment
            commit complete contact control correct count debug default design detail diff direct display
            document draft draw email estimate even exercise experiment file flag focus force fork form format
            frame function go group guide hand hash head help hook index inquire interview issue label lay
            lead leak level limit line link list live log lower map measure memory mention message mind mock
            model monitor name note notice number object open order outline output package parse patch pattern
            perform phase pin place plan plot plug point post practice praise present print process profile
            program project prompt query question queue quote range rank rate reason record refactor reference
            release report request research reset result review rule sample scale schedule scope score script
            search section secure seed separate share sign signal size slice snapshot source stage state step
            store stream stress structure stub study style sum support survey switch table tag target task
            template test time title tool trace track trade transfer type update upgrade value vary version
            view visit warm welcome work
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
