package dev.rlmworkbench.benchmark.oolong;

/// Two users, the lower id first.
public record UserPair(long lower, long higher) {

    /// In either order.
    public UserPair {
        if (lower > higher) {
            long other = lower;
            lower = higher;
            higher = other;
        }
    }

    @Override
    public String toString() {
        return "(" + lower + ", " + higher + ")";
    }
}
