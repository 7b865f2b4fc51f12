package dev.tare.optimizer.repeat;

import dev.tare.optimizer.repeat.Units.Kind;
import java.util.Arrays;

/**
 * All units in a row of numbers: equal numbers for equal texts, one of its own where something stands that is nowhere else, and
 * between two units a number for how they follow each other, where that is unusual.
 */
final class RunRow {

    /** Texts that follow themselves are cut apart up to so many units: what repeats itself without end would have repeats without end. */
    private static final int LONGEST_PERIOD = 8;

    /** More than any joint. */
    private static final int JOINTS = 1 << 9;

    /** For each number of the row the unit it stands for, or -1. */
    final int[] units;

    final int[] numbers;

    /** More than the largest number. */
    final int bound;

    private RunRow(int[] numbers, int[] units, int bound) {
        this.numbers = numbers;
        this.units = units;
        this.bound = bound;
    }

    static RunRow of(UnitTable table) {
        int[] numbers = new int[2 * table.size + table.modules.size() + 2];
        int[] units = new int[numbers.length];
        int size = 0;
        int next = JOINTS + table.repeatedTexts;
        for (int m = 0; m < table.modules.size(); m++) {
            Units module = table.modules.get(m);
            int first = table.first(m);
            boolean[] cuts = cuts(table.texts, first, module.size);
            boolean open = false;
            for (int i = 0; i < module.size; i++) {
                int text = table.texts[first + i];
                if (open && (text == UnitTable.SINGLE || cuts[i])) {
                    units[size] = -1;
                    numbers[size++] = next++;
                    open = false;
                }
                if (text != UnitTable.SINGLE) {
                    Kind kind = module.kinds[i];
                    if (open && !UnitBuilder.isUsual(module.joints[i], kind)) {
                        units[size] = -1;
                        numbers[size++] = module.joints[i];
                    }
                    units[size] = first + i;
                    numbers[size++] = JOINTS + text;
                    open = true;
                }
            }
            if (open) {
                units[size] = -1;
                numbers[size++] = next++;
            }
        }
        return new RunRow(Arrays.copyOf(numbers, size), Arrays.copyOf(units, size), next);
    }

    /** Finds where a few units are the same as those right before them. */
    private static boolean[] cuts(int[] texts, int first, int size) {
        boolean[] cuts = new boolean[size];
        int[] same = new int[LONGEST_PERIOD + 1];
        for (int i = 0; i < size; i++) {
            for (int period = 1; period <= LONGEST_PERIOD && period <= i; period++) {
                int text = texts[first + i];
                boolean equal = text != UnitTable.SINGLE && text == texts[first + i - period];
                same[period] = equal ? same[period] + 1 : 0;
                if (same[period] >= period) {
                    cuts[i - period + 1] = true;
                }
            }
        }
        return cuts;
    }
}
