package dev.rlmworkbench.transformer.learn;

/// How the weights that do not learn are held in memory.
public enum WeightFormat {
    /// 4 bytes a number.
    FP32,
    /// 2 bytes a number; the norms stay in 32 bits.
    BF16,
    /// Projections in 4.127 bits a number ([dev.rlmworkbench.transformer.Nf4]), embedding and head in BF16, norms in 32
    /// bits.
    NF4
}
