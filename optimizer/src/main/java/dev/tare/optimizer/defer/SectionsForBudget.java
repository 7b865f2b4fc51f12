package dev.tare.optimizer.defer;

import dev.tare.modules.model.PromptModule;
import java.util.List;
import java.util.Optional;

/** Puts aside what was selected so that no start holds more tokens than it may, whether that instructs or not. Hard constraints stay. */
public final class SectionsForBudget implements DeferringPass {

    private final List<BudgetUnit> selected;

    /** Selects nothing. */
    public SectionsForBudget() {
        this(List.of());
    }

    /**
     * @param selected what goes
     */
    public SectionsForBudget(List<BudgetUnit> selected) {
        this.selected = List.copyOf(selected);
    }

    @Override
    public String name() {
        return "sections-for-budget";
    }

    @Override
    public int level() {
        return 3;
    }

    /** Returns what goes. */
    public List<BudgetUnit> selected() {
        return selected;
    }

    @Override
    public void offer(DeferralSite site) {
        for (BudgetUnit unit : selected) {
            Optional<PromptModule> module = site.source().graph().module(unit.module());
            module.ifPresent(found -> site.putAside(found, this, unit.reason(), unit.label(), unit.runs()));
        }
    }
}
