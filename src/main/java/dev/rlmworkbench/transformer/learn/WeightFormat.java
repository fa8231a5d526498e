package dev.rlmworkbench.transformer.learn;

import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.weights.TensorType;
import dev.rlmworkbench.transformer.weights.WeightFiles;

/// How the weights that do not learn are held in memory.
public enum WeightFormat {
    /// 4 bytes a number.
    FP32,
    /// 2 bytes a number; the norms stay in 32 bits.
    BF16,
    /// Projections in 4.127 bits a number ([dev.rlmworkbench.transformer.nf4.Nf4]), embedding and head in BF16,
    /// norms in 32 bits.
    NF4;

    /// What products are computed in.
    ///
    /// @param files of the model
    public Precision precision(WeightFiles files) {
        return switch (this) {
            case FP32 -> Precision.FLOAT32;
            case BF16 -> Precision.BFLOAT16;
            case NF4 ->
                files.tensor("model.embed_tokens.weight").type() == TensorType.F32
                        ? Precision.FLOAT32
                        : Precision.BFLOAT16;
        };
    }
}
