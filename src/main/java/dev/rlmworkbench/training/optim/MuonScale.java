package dev.rlmworkbench.training.optim;

/// By what Muon's orthogonal matrix is multiplied before the learning rate, so that one rate suits matrices of several
/// shapes.
public enum MuonScale {
    /// `sqrt(max(1, rows / columns))`, for whole weights (Jordan). Of LoRA's two factors it would move B some ten times
    /// as far as A.
    ORIGINAL {
        @Override
        public double factor(long rows, long columns) {
            return Math.sqrt(Math.max(1, (double) rows / columns));
        }
    },
    /// `0.2 sqrt(max(rows, columns))`: numbers change by as much as AdamW's usually do (Moonlight, Liu et al., arXiv
    /// 2502.16982), so that AdamW's learning rates suit.
    MATCH_RMS {
        @Override
        public double factor(long rows, long columns) {
            return ADAM_RMS * Math.sqrt(Math.max(rows, columns));
        }
    };

    /// By how much of the learning rate AdamW changes a number, in the root mean square (Liu et al.).
    private static final double ADAM_RMS = 0.2;

    public abstract double factor(long rows, long columns);

    /// The learning rate at which AdamW would change the numbers of a matrix as much as Muon does at this one.
    public double adamEquivalent(double rate, long rows, long columns) {
        return rate * factor(rows, columns) / MATCH_RMS.factor(rows, columns);
    }
}
