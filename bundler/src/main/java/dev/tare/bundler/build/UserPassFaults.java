package dev.tare.bundler.build;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.pass.PassStat;
import dev.tare.optimizer.pass.PassStep;
import dev.tare.optimizer.pass.UserFaults;
import dev.tare.optimizer.pass.UserPass;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.structure.GraphPass;
import java.util.List;
import java.util.Optional;

/** Takes passes of users out where they fail or spoil the proof, before anything of Tare's own is given up for them. */
final class UserPassFaults {

    private UserPassFaults() {}

    /** Tells whether a pass has hung in this round: what it did before counts for nothing, and the round is made anew. */
    static boolean haveSpoilt(Optimized optimized, UserFaults faults) {
        for (PassStat stat : optimized.stats()) {
            if (faults.isHung(stat.pass())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Leaves passes of users out of the modules that findings name, or those over the graph altogether, and tells whether there was
     * anything to leave out.
     */
    static boolean blame(List<Finding> findings, Optimized optimized, UserFaults faults) {
        boolean any = false;
        for (Finding finding : findings) {
            Optional<ModuleId> id = ModuleId.of(finding.path());
            for (PassStep step : id.isPresent() ? optimized.steps(id.get()) : List.<PassStep>of()) {
                if (step.pass() instanceof UserPass && !(step.pass() instanceof GraphPass)) {
                    any |= faults.spare(id.get(), step.pass().name(), reason(finding));
                }
            }
        }
        if (!any && !findings.isEmpty()) {
            for (PassStat stat : optimized.stats()) {
                if (stat.pass() instanceof UserPass && stat.pass() instanceof GraphPass && stat.modules() > 0) {
                    any |= faults.ban(stat.pass().name(), reason(findings.get(0)));
                }
            }
        }
        return any;
    }

    private static String reason(Finding finding) {
        return "what it made of it fails the proof: " + finding.message();
    }

    /** Returns the framework with what is to be told about passes of users. */
    static Framework told(Framework framework, UserFaults faults) {
        List<UserFaults.UserFault> all = faults.all();
        if (all.isEmpty()) {
            return framework;
        }
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(framework.diagnostics());
        for (UserFaults.UserFault fault : all) {
            diagnostics.add(Diagnostic.ofFile(
                    DiagnosticKind.USER_PASS_FAILED,
                    fault.everywhere() ? "" : fault.module(),
                    fault.pass(),
                    fault.reason()));
        }
        return framework.with(diagnostics.sorted());
    }
}
