package dev.tare.bundler.build;

import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;

/**
 * How a framework is to be built.
 *
 * @param read how it is to be read
 * @param target what is written
 * @param level from 0, where nothing changes, to 4; see {@link dev.tare.optimizer.pass.Fidelity#level()}
 * @param notation how instruction XML is written
 * @param replace whether an output that is there already may be replaced
 * @param parallelism how many threads work, at least 1
 */
public record BuildOptions(
        ReadOptions read, BuildTarget target, int level, Notation notation, boolean replace, int parallelism) {

    /** The highest level. */
    public static final int MOST_LEVEL = 4;

    public BuildOptions {
        if (level < 0 || level > MOST_LEVEL) {
            throw new IllegalArgumentException("level must be from 0 to " + MOST_LEVEL + ", not " + level);
        }
    }

    /** For a tree. */
    public BuildOptions(ReadOptions read, int level, Notation notation, boolean replace, int parallelism) {
        this(read, BuildTarget.TREE, level, notation, replace, parallelism);
    }

    /** Returns the same options, by which an output folder that holds something may be replaced. */
    public BuildOptions replacing() {
        return new BuildOptions(read, target, level, notation, true, parallelism);
    }
}
