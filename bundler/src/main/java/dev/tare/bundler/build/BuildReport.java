package dev.tare.bundler.build;

import dev.tare.core.diag.Diagnostic;
import dev.tare.optimizer.Fate;
import dev.tare.optimizer.Finding;
import java.util.List;
import java.util.Map;

/**
 * What a build made of a framework.
 *
 * @param framework the name of the framework's folder
 * @param encoding the encoding in which everything is counted
 * @param target what kind of output was written
 * @param level the level of the passes
 * @param notation how instruction XML is written
 * @param modules how many modules there are
 * @param tokens of all modules
 * @param always what every context holds
 * @param passes what each pass saved, in the order in which they ran
 * @param entries the entries, the heaviest start first
 * @param changed the modules whose count fell, the most first
 * @param fates how many blocks have each fate
 * @param manifestBytes the size of the manifest
 * @param sourceBytes the size of all modules of the source
 * @param untouched the modules that stay as they are, because their references would have read differently or the way back would
 *     make the manifest too large
 * @param findings what the proof found wrong; nothing was written then
 * @param diagnostics what is wrong with the source
 */
public record BuildReport(
        String framework,
        String encoding,
        String target,
        int level,
        String notation,
        int modules,
        Change tokens,
        Change always,
        List<PassSaving> passes,
        List<EntryChange> entries,
        List<ModuleChange> changed,
        Map<Fate, Integer> fates,
        long manifestBytes,
        long sourceBytes,
        List<String> untouched,
        List<Finding> findings,
        List<Diagnostic> diagnostics) {

    public BuildReport {
        passes = List.copyOf(passes);
        entries = List.copyOf(entries);
        changed = List.copyOf(changed);
        untouched = List.copyOf(untouched);
        findings = List.copyOf(findings);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Tokens before and after. */
    public record Change(long before, long after) {

        public long saved() {
            return before - after;
        }
    }

    /**
     * What a pass saved.
     *
     * @param name the pass
     * @param fidelity what it promises
     * @param group what it saves by
     * @param modules how many modules it changed
     * @param savedTokens how many tokens it saved in all modules
     */
    public record PassSaving(String name, String fidelity, String group, int modules, long savedTokens) {}

    /**
     * An entry before and after.
     *
     * @param id the module
     * @param name what it is invoked by
     * @param own its own tokens
     * @param start what is in the context when it starts
     */
    public record EntryChange(String id, String name, Change own, Change start) {}

    /** A module before and after. */
    public record ModuleChange(String id, Change tokens) {}
}
