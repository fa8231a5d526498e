package dev.rlmworkbench.report.training;

import java.util.ArrayList;
import java.util.List;

/// Which of many values are drawn: of each column of points the lowest and the highest, so that no peak is lost, the
/// first and the last of all. What costs time is a look at each value.
final class DrawnPlaces {

    private DrawnPlaces() {}

    /// @param x       where they lie, which does not fall
    /// @param y       what they are
    /// @param columns 0 for every value
    /// @return places, ascending
    static List<Integer> of(Numbers x, Numbers y, TrainingLook look) {
        int from = look.low() == null ? 0 : Math.max(0, x.firstFrom(look.low()) - 1);
        int to = look.high() == null ? y.size() : Math.min(y.size(), x.firstFrom(Math.nextUp(look.high())) + 1);
        if (look.columns() == 0 || to - from <= 2 * look.columns()) {
            return everyOne(from, to);
        }
        return extremes(x, y, from, to, look.columns());
    }

    private static List<Integer> everyOne(int from, int to) {
        var places = new ArrayList<Integer>(Math.max(0, to - from));
        for (int i = from; i < to; i++) {
            places.add(i);
        }
        return places;
    }

    private static List<Integer> extremes(Numbers x, Numbers y, int from, int to, int columns) {
        double start = x.get(from);
        double width = (x.get(to - 1) - start) / columns;
        var places = new ArrayList<Integer>(2 * columns + 2);
        int column = 0;
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            int own = width > 0 ? (int) ((x.get(i) - start) / width) : 0;
            if (own != column) {
                add(places, low, high);
                column = own;
                low = i;
                high = i;
            }
            // one that is no number gives way to any that is
            low = y.get(i) < y.get(low) || !Double.isFinite(y.get(low)) ? i : low;
            high = y.get(i) > y.get(high) || !Double.isFinite(y.get(high)) ? i : high;
        }
        add(places, low, high);
        if (places.getFirst() != from) {
            places.addFirst(from);
        }
        if (places.getLast() != to - 1) {
            places.add(to - 1);
        }
        return places;
    }

    private static void add(List<Integer> places, int one, int other) {
        places.add(Math.min(one, other));
        if (one != other) {
            places.add(Math.max(one, other));
        }
    }
}
