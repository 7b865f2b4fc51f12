package dev.tare.bundler.build;

import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.UserPasses;
import java.util.Optional;

/**
 * How a framework is to be built.
 *
 * @param read how it is to be read
 * @param target what is written
 * @param level from 0, where nothing changes, to 4; see {@link dev.tare.optimizer.pass.Fidelity#level()}
 * @param notation how instruction XML is written
 * @param replace whether an output that is there already may be replaced
 * @param parallelism how many threads work, at least 1
 * @param passes what the user has brought along beside Tare's own
 * @param budget how many tokens a start may hold; only from level {@value #BUDGET_LEVEL} on, and not for prompts
 */
public record BuildOptions(
        ReadOptions read,
        BuildTarget target,
        int level,
        Notation notation,
        boolean replace,
        int parallelism,
        UserPasses passes,
        Optional<Budget> budget) {

    /** The least level at which sections are put aside, and so the least one that can keep to a budget. */
    public static final int BUDGET_LEVEL = 3;

    /** The highest level. */
    public static final int MOST_LEVEL = 4;

    public BuildOptions {
        if (level < 0 || level > MOST_LEVEL) {
            throw new IllegalArgumentException("level must be from 0 to " + MOST_LEVEL + ", not " + level);
        }
        if (budget.isPresent() && (level < BUDGET_LEVEL || target == BuildTarget.FLAT)) {
            throw new IllegalArgumentException("no budget at level " + level + " for " + target.word());
        }
    }

    /** Without a budget. */
    public BuildOptions(
            ReadOptions read,
            BuildTarget target,
            int level,
            Notation notation,
            boolean replace,
            int parallelism,
            UserPasses passes) {
        this(read, target, level, notation, replace, parallelism, passes, Optional.empty());
    }

    /** With Tare's own passes alone. */
    public BuildOptions(
            ReadOptions read, BuildTarget target, int level, Notation notation, boolean replace, int parallelism) {
        this(read, target, level, notation, replace, parallelism, UserPasses.NONE);
    }

    /** For a tree, with Tare's own passes alone. */
    public BuildOptions(ReadOptions read, int level, Notation notation, boolean replace, int parallelism) {
        this(read, BuildTarget.TREE, level, notation, replace, parallelism);
    }

    /** Returns the same options, by which an output folder that holds something may be replaced. */
    public BuildOptions replacing() {
        return new BuildOptions(read, target, level, notation, true, parallelism, passes, budget);
    }

    /** Returns the same options with other passes of the user's. */
    public BuildOptions with(UserPasses others) {
        return new BuildOptions(read, target, level, notation, replace, parallelism, others, budget);
    }

    /** Returns the same options with a budget. */
    public BuildOptions within(Budget tokens) {
        return new BuildOptions(read, target, level, notation, replace, parallelism, passes, Optional.of(tokens));
    }
}
