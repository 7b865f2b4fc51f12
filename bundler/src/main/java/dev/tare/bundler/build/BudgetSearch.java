package dev.tare.bundler.build;

import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.defer.BudgetUnit;
import dev.tare.optimizer.defer.PutAside;
import dev.tare.optimizer.defer.SectionsForBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the choice by which every start keeps to its budget and the least is put aside. Choices are made by estimates, in an order that does
 * not depend on the budget; each that is looked at is built, and the starts of the output are counted. First all that may go is put aside: what the
 * starts have then is the smallest budget. Then the order is halved again and again, always at the same places, so that a larger budget
 * never ends with a choice that comes later. Not for use by several threads.
 */
final class BudgetSearch {

    /** After so many times that the proof has kept something in place which was to go, the budget counts as one that cannot be met. */
    private static final int MOST_RESTARTS = 3;

    private static final String PASS = new SectionsForBudget().name();

    private enum State {
        /** Nothing is put aside for the budget. */
        NOTHING,
        /** All that may go is put aside. */
        ALL,
        /** One of the choices between is put aside. */
        BETWEEN,
        /** What is put aside now is to be written. */
        FOUND,
        UNMET
    }

    private final Budget budget;
    private final BudgetStarts starts;
    private final PutAsideText aside;
    private State state = State.NOTHING;
    private int restarts;
    private int smallest;

    /** The output without anything put aside for the budget. */
    private @Nullable Optimized base;

    private @Nullable BudgetPlan plan;

    /** The last choice that is known not to keep to the budget, the first one that does, and the one that is put aside now. */
    private int over;

    private int within;
    private int now;

    BudgetSearch(Budget budget, BudgetStarts starts, PutAsideText aside) {
        this.budget = budget;
        this.starts = starts;
        this.aside = aside;
    }

    /** Tells whether an output with what is put aside now has to be proven before it is looked at. */
    boolean isToBeProven() {
        return state != State.BETWEEN || restarts > 0;
    }

    /** Looks at an output; tells whether something else is put aside now, so that it is to be made again. */
    boolean goesOn(Optimized optimized) {
        int[] tokens = starts.tokens(optimized.graph());
        int largest = tokens[BudgetStarts.largest(tokens)];
        boolean keeps = largest <= budget.tokens();
        return switch (state) {
            case NOTHING -> {
                base = optimized;
                smallest = largest;
                state = State.FOUND;
                aside.learn();
                yield !keeps && all(aside.units());
            }
            case ALL -> {
                aside.learn();
                List<BudgetUnit> done = done(optimized);
                if (done.size() < plan().units().size()) {
                    // What cannot be put aside is no choice.
                    yield all(done);
                }
                smallest = Math.min(smallest, largest);
                state = keeps ? State.BETWEEN : State.UNMET;
                over = 0;
                within = now;
                yield keeps && next();
            }
            case BETWEEN -> {
                within = keeps ? now : within;
                over = keeps ? over : now;
                yield next();
            }
            case FOUND -> !keeps && restart(largest);
            case UNMET -> false;
        };
    }

    private BudgetPlan plan() {
        return Objects.requireNonNull(plan);
    }

    private boolean all(List<BudgetUnit> units) {
        BudgetPlan made = BudgetPlan.of(units, starts, Objects.requireNonNull(base));
        plan = made;
        state = made.units().isEmpty() ? State.UNMET : State.ALL;
        now = made.size() - 1;
        aside.select(made.choice(now));
        return true;
    }

    private boolean next() {
        if (within - over > 1) {
            return choose((over + within) >>> 1);
        }
        state = State.FOUND;
        return choose(within);
    }

    /** Puts a choice aside; tells whether that is another one than before. */
    private boolean choose(int choice) {
        boolean other = choice != now;
        now = choice;
        if (other) {
            aside.select(plan().choice(choice));
        }
        return other;
    }

    /** What the proof has kept in place since takes room. */
    private boolean restart(int largest) {
        if (restarts++ == MOST_RESTARTS) {
            smallest = largest;
            state = State.UNMET;
            return false;
        }
        state = State.NOTHING;
        now = 0;
        aside.select(List.of());
        return true;
    }

    /** Returns the units of the plan that an output has put aside. */
    private List<BudgetUnit> done(Optimized optimized) {
        List<BudgetUnit> done = new ArrayList<>();
        List<PutAside> asides = optimized.deferred().asides();
        for (BudgetUnit unit : plan().units()) {
            if (asides.stream().anyMatch(one -> isOf(one, unit))) {
                done.add(unit);
            }
        }
        return done;
    }

    static boolean isOf(PutAside aside, BudgetUnit unit) {
        return aside.pass().equals(PASS)
                && aside.module().equals(unit.module())
                && aside.runs().equals(unit.runs());
    }

    /** Tells whether no choice keeps to the budget, so that nothing is to be written. */
    boolean isUnmet() {
        return state == State.UNMET;
    }

    /** Returns what came of it, with the output that was looked at last. */
    BudgetReport report(Optimized optimized) {
        return BudgetAccount.of(
                budget,
                starts,
                Objects.requireNonNull(base),
                optimized,
                isUnmet() || plan == null ? List.of() : plan().choice(now),
                isUnmet(),
                smallest);
    }
}
