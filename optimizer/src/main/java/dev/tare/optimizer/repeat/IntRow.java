package dev.tare.optimizer.repeat;

import java.util.Arrays;

/** A row of numbers that grows. */
final class IntRow {

    private int[] numbers = new int[1];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    int get(int index) {
        return numbers[index];
    }

    int size() {
        return size;
    }

    /** Tells whether the row, which must be ascending, has a number. */
    boolean contains(int number) {
        return Arrays.binarySearch(numbers, 0, size, number) >= 0;
    }

    /** Tells whether the row has all numbers of another one; both must be ascending. */
    boolean containsAll(IntRow other) {
        int at = 0;
        for (int i = 0; i < other.size; i++) {
            while (at < size && numbers[at] < other.numbers[i]) {
                at++;
            }
            if (at == size || numbers[at] != other.numbers[i]) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether two rows, which must be ascending, have a number in common. */
    boolean meets(IntRow other) {
        int i = 0;
        int j = 0;
        while (i < size && j < other.size) {
            if (numbers[i] == other.numbers[j]) {
                return true;
            }
            if (numbers[i] < other.numbers[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    /** Returns the numbers in ascending order, each once. */
    int[] distinct() {
        int[] sorted = sorted();
        int kept = 0;
        for (int number : sorted) {
            if (kept == 0 || sorted[kept - 1] != number) {
                sorted[kept++] = number;
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    /** Returns the numbers in ascending order. */
    int[] sorted() {
        int[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
