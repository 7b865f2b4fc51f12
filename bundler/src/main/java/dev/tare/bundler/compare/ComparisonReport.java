package dev.tare.bundler.compare;

import dev.tare.bundler.build.BuildReport;
import java.util.List;

/**
 * What came of holding an output against what its sources give.
 *
 * @param build the build that it was held against; where it wrote nothing, nothing was compared
 * @param settings in what the two were built otherwise, which explains the rest
 * @param differences in order of what differs, then of names
 */
public record ComparisonReport(BuildReport build, List<Setting> settings, List<Difference> differences) {

    public ComparisonReport {
        settings = List.copyOf(settings);
        differences = List.copyOf(differences);
    }

    /**
     * A setting by which an output was built.
     *
     * @param name what it is called, such as {@code level}
     * @param there its value for the output that is there
     * @param given its value now
     */
    public record Setting(String name, String there, String given) {}

    /** Tells whether the sources give something: there are modules, the proof holds, and a budget is kept. */
    public boolean isComparable() {
        return build.findings().isEmpty() && build.modules() > 0 && !build.isOverBudget();
    }

    /** Tells whether the output is what the sources give, byte for byte. */
    public boolean isCurrent() {
        return isComparable() && differences.isEmpty();
    }
}
