package dev.rlmworkbench.transformer;

/// By how many radians each pair of a head's numbers turns from one token to the next.
public final class RotaryFrequencies {

    private RotaryFrequencies() {}

    /// @return headDim / 2 numbers, the fastest first
    public static float[] of(DecoderConfig config) {
        var frequencies = new float[config.headDim() / 2];
        for (int i = 0; i < frequencies.length; i++) {
            double plain = Math.pow(config.ropeTheta(), -2.0 * i / config.headDim());
            frequencies[i] = (float) scaled(plain, config.ropeScaling());
        }
        return frequencies;
    }

    private static double scaled(double frequency, RopeScaling scaling) {
        return switch (scaling) {
            case RopeScaling.None _ -> frequency;
            case RopeScaling.Linear linear -> frequency / linear.factor();
            case RopeScaling.Llama3 llama -> {
                double turns = llama.originalWindow() * frequency / (2 * Math.PI);
                if (turns < llama.lowFrequency()) {
                    yield frequency / llama.factor();
                }
                if (turns > llama.highFrequency()) {
                    yield frequency;
                }
                double share = (turns - llama.lowFrequency()) / (llama.highFrequency() - llama.lowFrequency());
                yield (1 - share) * frequency / llama.factor() + share * frequency;
            }
        };
    }
}
