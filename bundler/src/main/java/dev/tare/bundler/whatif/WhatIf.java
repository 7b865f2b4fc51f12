package dev.tare.bundler.whatif;

import dev.tare.bundler.Tare;
import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.build.LinkedModules;
import dev.tare.bundler.build.PutAsideText;
import dev.tare.bundler.whatif.WhatIfReport.EntryStart;
import dev.tare.bundler.whatif.WhatIfReport.Tokens;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.PassRunner;
import dev.tare.optimizer.defer.DeferralCheck;
import dev.tare.optimizer.defer.Deferred;
import dev.tare.optimizer.defer.DeferringPass;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassContext;
import dev.tare.optimizer.pass.Reserved;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A framework as it would be after a change, beside what it is. Nothing is written to make it. What deferring passes ask for is made and
 * checked as in a build, and no other pass runs.
 */
public final class WhatIf {

    private final Framework before;
    private final Framework after;
    private final Deferred deferred;
    private final WhatIfReport report;

    private WhatIf(Framework before, Framework after, Deferred deferred, WhatIfReport report) {
        this.before = before;
        this.after = after;
        this.deferred = deferred;
        this.report = report;
    }

    /**
     * Returns the framework after the changes that are asked about, all together.
     *
     * @param audit what is known of the framework
     * @throws NoAnswerException when a question cannot be answered
     * @throws OutputException when the links of the framework cannot be read
     */
    public static WhatIf of(Framework framework, AuditReport audit, List<Question> questions, TaskExecutor executor)
            throws NoAnswerException, OutputException {
        List<String> asked = new ArrayList<>();
        for (Question question : questions) {
            if (!asked.contains(question.word())) {
                asked.add(question.word());
            }
        }
        return of(framework, audit, asked, Answers.of(framework, questions), executor);
    }

    /** The same for passes of any kind. */
    static WhatIf of(
            Framework framework,
            AuditReport audit,
            List<String> asked,
            List<DeferringPass> passes,
            TaskExecutor executor)
            throws OutputException {
        List<Pass> all = new ArrayList<>(passes);
        PassContext context = new PassContext(framework.counter(), framework.harness(), executor);
        PutAsideText aside = new PutAsideText(framework, LinkedModules.of(framework), all, executor);
        while (true) {
            Optimized optimized = PassRunner.run(framework, aside.stages(), all, Reserved.NONE, context);
            if (aside.isNumbered(optimized)) {
                continue;
            }
            Deferred deferred = optimized.deferred();
            List<Finding> found = DeferralCheck.check(framework, aside.rest(), deferred, executor);
            if (!aside.keep(found)) {
                Framework rest = deferred.isEmpty() ? framework : aside.rest();
                AuditReport later = deferred.isEmpty() ? audit : Tare.audit(rest, executor);
                Changes changes = new Changes(framework, rest, deferred, passes);
                return new WhatIf(framework, rest, deferred, report(asked, audit, later, changes));
            }
        }
    }

    private static WhatIfReport report(List<String> asked, AuditReport audit, AuditReport later, Changes changes) {
        Map<String, Integer> starts = new HashMap<>();
        for (AuditReport.Entry entry : later.entries()) {
            starts.put(entry.id(), entry.start());
        }
        List<EntryStart> entries = new ArrayList<>();
        for (AuditReport.Entry entry : audit.entries()) {
            int now = starts.getOrDefault(entry.id(), entry.start());
            entries.add(new EntryStart(entry.id(), entry.name(), new Tokens(entry.start(), now)));
        }
        return new WhatIfReport(
                asked,
                new Tokens(audit.always().tokens(), later.always().tokens()),
                new Tokens(audit.start().medianTokens(), later.start().medianTokens()),
                entries,
                changes.list(),
                changes.outOfSight(),
                changes.kept());
    }

    /** Returns what would be saved, and how. */
    public WhatIfReport report() {
        return report;
    }

    /** Returns the framework as it would be. */
    public Framework after() {
        return after;
    }

    /**
     * Returns the change as a patch for {@code git apply}, proven: what it makes is written to a place of its own, read as anybody would
     * read it, and held against what the report says.
     *
     * @param options how the framework was read
     * @throws OutputException when there is no place to try it
     * @throws UnprovenPatchException when it does not make what was reported
     */
    public byte[] patch(ReadOptions options, TaskExecutor executor) throws OutputException, UnprovenPatchException {
        return new ChangePatch(before, deferred, report).proven(options, executor);
    }
}
