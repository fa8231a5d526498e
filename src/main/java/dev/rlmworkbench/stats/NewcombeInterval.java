package dev.rlmworkbench.stats;

/// 95 % interval of the difference of two shares on the same tasks, made of the Wilson intervals of both and of how far
/// the methods go together (Newcombe 1998, Statistics in Medicine 17:2635, method 10).
final class NewcombeInterval {

    private NewcombeInterval() {}

    /// Of the second's share less the first's.
    ///
    /// @param test with at least one pair
    static Interval of(PairedTest test) {
        int n = test.pairs();
        int firstRight = test.both() + test.onlyFirst();
        int secondRight = test.both() + test.onlySecond();
        double first = (double) firstRight / n;
        double second = (double) secondRight / n;
        var ofFirst = WilsonInterval.of(firstRight, n);
        var ofSecond = WilsonInterval.of(secondRight, n);
        double together = correlation(test);
        return new Interval(
                second - first - side(second - ofSecond.low(), ofFirst.high() - first, together),
                second - first + side(ofSecond.high() - second, first - ofFirst.low(), together));
    }

    private static double side(double one, double other, double together) {
        return Math.sqrt(Math.max(0, one * one - 2 * together * one * other + other * other));
    }

    /// Phi, with a correction for continuity where it is positive; 0 where a method was always right or always wrong.
    private static double correlation(PairedTest test) {
        double both = test.both();
        double neither = test.neither();
        double product = (both + test.onlyFirst())
                * (test.onlySecond() + neither)
                * (both + test.onlySecond())
                * (test.onlyFirst() + neither);
        double cross = both * neither - (double) test.onlyFirst() * test.onlySecond();
        double corrected = cross > 0 ? Math.max(0, cross - test.pairs() / 2.0) : cross;
        return product == 0 ? 0 : corrected / Math.sqrt(product);
    }
}
