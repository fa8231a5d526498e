package dev.rlmworkbench.report.training;

import java.util.Arrays;

/// Numbers that only grow at their end, and are cut off there.
final class Numbers {

    private double[] values = new double[64];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    double get(int place) {
        return values[place];
    }

    int size() {
        return size;
    }

    /// @return those from a place on, which are no more here
    Numbers cut(int from) {
        var tail = new Numbers();
        tail.values = Arrays.copyOfRange(values, from, Math.max(from + 1, size));
        tail.size = size - from;
        size = from;
        return tail;
    }

    Numbers copy() {
        var copy = new Numbers();
        copy.values = Arrays.copyOf(values, Math.max(1, size));
        copy.size = size;
        return copy;
    }

    /// In numbers that do not fall.
    ///
    /// @return the first place whose number is at least this, the size where there is none
    int firstFrom(double least) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
