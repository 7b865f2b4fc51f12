package dev.tare.bundler.refactor;

import dev.tare.bundler.audit.HarnessLimits;
import dev.tare.bundler.audit.ListingAudit;
import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.bundler.refactor.RefactorReport.EntryStart;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.token.ModelTable;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.EntryCost;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is loaded at the start of entries in two versions. Entries are the same when people invoke them by the same name as the same kind of
 * thing, wherever their files lie.
 *
 * @param always what every context holds
 * @param entries those whose start changed, the largest change first
 * @param vanished entries that are gone
 * @param created entries that are new
 */
record Starts(Change always, List<EntryStart> entries, List<String> vanished, List<String> created) {

    private record Entry(String name, String kind, long eager) {}

    static Starts of(Framework before, Framework after, TaskExecutor executor) {
        Change always = new Change(always(before), always(after));
        Map<String, Entry> old = entries(before, executor);
        Map<String, Entry> now = entries(after, executor);
        List<EntryStart> changed = new ArrayList<>();
        List<String> vanished = new ArrayList<>();
        for (Map.Entry<String, Entry> entry : old.entrySet()) {
            Entry later = now.remove(entry.getKey());
            if (later == null) {
                vanished.add(entry.getKey());
                continue;
            }
            Change start = new Change(always.before() + entry.getValue().eager, always.after() + later.eager);
            if (start.saved() != 0) {
                changed.add(new EntryStart(later.name, later.kind, start));
            }
        }
        changed.sort(Comparator.comparingLong(
                        (EntryStart entry) -> -Math.abs(entry.start().saved()))
                .thenComparing(EntryStart::name));
        return new Starts(always, changed, vanished, new ArrayList<>(now.keySet()));
    }

    private static Map<String, Entry> entries(Framework framework, TaskExecutor executor) {
        Map<String, Entry> entries = new TreeMap<>();
        for (EntryCost cost : framework.graph().costs(executor).entries()) {
            PromptModule module = framework.graph().module(cost.id()).orElseThrow();
            String kind = module.kind().word();
            String key = kind + " " + module.name();
            // Two packages may have entries of one name.
            entries.put(
                    entries.containsKey(key) ? key + " in " + cost.id().path() : key,
                    new Entry(module.name(), kind, cost.eager()));
        }
        return entries;
    }

    private static long always(Framework framework) {
        return (long) framework.graph().alwaysLoaded().tokens()
                + ListingAudit.loadedTokens(
                        framework.graph(),
                        HarnessLimits.of(
                                framework.config(),
                                framework.harness(),
                                framework.config().model().flatMap(ModelTable::find)),
                        framework.counter());
    }
}
