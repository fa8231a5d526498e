package dev.rlmworkbench.report.training;

/// An exponential mean that grows with the numbers it is of: what was before counts `weight`, each new one the
/// rest, and the beginning, where there was nothing before, is corrected by `1 - weight^n` (as in Adam). What is
/// no number is passed over.
final class SmoothedNumbers {

    private final double weight;
    private final Numbers means = new Numbers();
    private double mean;
    private double power = 1;

    /// @param weight 0 (no mean at all) to below 1
    SmoothedNumbers(double weight) {
        this.weight = weight;
    }

    double weight() {
        return weight;
    }

    /// Goes on to the end of the numbers, of which those that were there before are the same.
    Numbers follow(Numbers values) {
        for (int i = means.size(); i < values.size(); i++) {
            double value = values.get(i);
            if (Double.isFinite(value)) {
                power *= weight;
                // towards the new one by its share, so that the mean of equal numbers is that number
                mean += (1 - weight) / (1 - power) * (value - mean);
                means.add(mean);
            } else {
                means.add(Double.NaN);
            }
        }
        return means;
    }
}
