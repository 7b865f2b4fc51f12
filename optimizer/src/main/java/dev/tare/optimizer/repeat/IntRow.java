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

    /** Returns the numbers in ascending order. */
    int[] sorted() {
        int[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
