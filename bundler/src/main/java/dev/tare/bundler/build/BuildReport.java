package dev.tare.bundler.build;

import dev.tare.core.diag.Diagnostic;
import dev.tare.optimizer.Fate;
import dev.tare.optimizer.pass.PassGroup;
import dev.tare.optimizer.proof.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param groups what each group of passes saved, in the order of {@link dev.tare.optimizer.pass.PassGroup}; all of them
 * @param entries the entries, the heaviest start first
 * @param account all modules, the one that saved the most first
 * @param fates how many blocks have each fate
 * @param manifestBytes the size of the manifest
 * @param sourceBytes the size of all modules of the source
 * @param untouched the modules that stay as they are, because their references would have read differently or the way back would
 *     make the manifest too large
 * @param untouchedPlaces path and line of each block that stays as it is in another module, because it would have read differently
 * @param findings what the proof found wrong; nothing was written then
 * @param diagnostics what is wrong with the source
 * @param drops what lossy rules left out, in order of place; below level 4 nothing
 * @param budget what came of a budget, when there was one
 * @param flat what is told of prompts, when these were built; there are no {@code entries} then, for no harness starts them
 * @param bundle what is stored, when a bundle was written
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
        List<GroupSaving> groups,
        List<EntryChange> entries,
        List<ModuleChange> account,
        Map<Fate, Integer> fates,
        long manifestBytes,
        long sourceBytes,
        List<String> untouched,
        List<String> untouchedPlaces,
        List<Finding> findings,
        List<Diagnostic> diagnostics,
        List<DroppedText> drops,
        Optional<BudgetReport> budget,
        Optional<FlatReport> flat,
        Optional<BundleReport> bundle) {

    public BuildReport {
        passes = List.copyOf(passes);
        groups = List.copyOf(groups);
        entries = List.copyOf(entries);
        account = List.copyOf(account);
        untouched = List.copyOf(untouched);
        untouchedPlaces = List.copyOf(untouchedPlaces);
        findings = List.copyOf(findings);
        diagnostics = List.copyOf(diagnostics);
        drops = List.copyOf(drops);
    }

    /**
     * Returns the report of prompts: of their modules it tells the same, and of starts nothing.
     *
     * @param sourceBytes the size of all modules of the framework, in a prompt or not
     */
    BuildReport of(FlatReport prompts, long alwaysLoaded, long sourceBytes) {
        return new BuildReport(
                framework,
                encoding,
                target,
                level,
                notation,
                modules,
                tokens,
                new Change(alwaysLoaded, alwaysLoaded),
                passes,
                groups,
                List.of(),
                account,
                fates,
                manifestBytes,
                sourceBytes,
                untouched,
                untouchedPlaces,
                findings,
                diagnostics,
                drops,
                budget,
                Optional.of(prompts),
                bundle);
    }

    /**
     * A text that a lossy rule left out, or said with fewer words.
     *
     * @param rule the rule
     * @param path the module
     * @param line where it stood in the source, from 1
     * @param text the text
     * @param by what stands there instead; empty where nothing does
     */
    public record DroppedText(String rule, String path, int line, String text, String by) {}

    /** Tells whether there is a budget that cannot be met, so that nothing was written. */
    public boolean isOverBudget() {
        return budget.isPresent() && !budget.get().met();
    }

    /** Returns the same report with what came of a budget. */
    BuildReport with(Optional<BudgetReport> other) {
        return with(other, bundle);
    }

    /** Returns the same report with what is stored in a bundle. */
    BuildReport with(BundleReport stored) {
        return with(budget, Optional.of(stored));
    }

    private BuildReport with(Optional<BudgetReport> other, Optional<BundleReport> stored) {
        return new BuildReport(
                framework,
                encoding,
                target,
                level,
                notation,
                modules,
                tokens,
                always,
                passes,
                groups,
                entries,
                account,
                fates,
                manifestBytes,
                sourceBytes,
                untouched,
                untouchedPlaces,
                findings,
                diagnostics,
                drops,
                other,
                flat,
                stored);
    }

    /** Tells whether text could have been put aside at this level, and none was. */
    public boolean deferredNothing() {
        String group = PassGroup.DEFERRAL.word();
        boolean any = false;
        boolean done = false;
        for (PassSaving pass : passes) {
            any |= pass.group().equals(group);
            done |= pass.group().equals(group) && pass.modules() > 0;
        }
        return any && !done;
    }

    /** Tokens before and after. */
    public record Change(long before, long after) {

        public long saved() {
            return before - after;
        }
    }

    /**
     * Tokens that a pass or a group of passes saved in one place.
     *
     * @param name the pass or the group
     * @param tokens negative where it cost some here to save more elsewhere
     */
    public record Saving(String name, long tokens) {}

    /**
     * What a pass saved.
     *
     * @param name the pass
     * @param fidelity what it promises
     * @param group what it saves by
     * @param modules how many modules it changed
     * @param savedTokens how many tokens it saved in all modules
     * @param nanos how long it took, summed over threads; no two runs agree in it, so no report holds it
     */
    public record PassSaving(String name, String fidelity, String group, int modules, long savedTokens, long nanos) {}

    /**
     * What the passes of one group saved.
     *
     * @param name the group
     * @param tokens saved in all modules
     * @param always saved in what every context holds
     */
    public record GroupSaving(String name, long tokens, long always) {}

    /**
     * An entry before and after.
     *
     * @param id the module
     * @param name what it is invoked by
     * @param own its own tokens
     * @param start what is in the context when it starts
     * @param ownSavings what each pass saved in its own text; they add up to what it saved
     * @param startSavings what each group saved at its start; they add up to what it saved
     */
    public record EntryChange(
            String id, String name, Change own, Change start, List<Saving> ownSavings, List<Saving> startSavings) {

        public EntryChange {
            ownSavings = List.copyOf(ownSavings);
            startSavings = List.copyOf(startSavings);
        }
    }

    /**
     * A module before and after.
     *
     * @param id the module
     * @param tokens its count before, and how many tokens of the output begin in what is left of it
     * @param savings what each pass saved in it, in their order, those left out that did nothing; they add up to what it saved
     * @param groups the same by group
     */
    public record ModuleChange(String id, Change tokens, List<Saving> savings, List<Saving> groups) {

        public ModuleChange {
            savings = List.copyOf(savings);
            groups = List.copyOf(groups);
        }
    }
}
