package dev.rlmworkbench.transformer;

import dev.rlmworkbench.transformer.nf4.Nf4;
import dev.rlmworkbench.transformer.nf4.Nf4Weight;

/// What the CPU kernel of bitsandbytes 0.50.2 made of a matrix in NF4 when the reference values were recorded: it
/// takes as many scales for a row as whole blocks fit into it, so the blocks of `down_proj`, of which two and a
/// half make a row, got each other's scales. With that put in, all else must agree.
public final class RecordedScales {

    private RecordedScales() {}

    public static float[] of(Nf4Weight weight) {
        var weights = weight.unpacked();
        var scales = weight.scales();
        int columns = weight.inputs();
        if (columns % Nf4.BLOCK == 0) {
            return weights;
        }
        for (int i = 0; i < weights.length; i++) {
            int taken = i / columns * (columns / Nf4.BLOCK) + i % columns / Nf4.BLOCK;
            weights[i] *= scales.at(taken) / scales.at(i / Nf4.BLOCK);
        }
        return weights;
    }
}
