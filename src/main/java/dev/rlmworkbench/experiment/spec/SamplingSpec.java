package dev.rlmworkbench.experiment.spec;

import dev.rlmworkbench.llm.Sampling;
import org.jspecify.annotations.Nullable;

/// How the model's tokens are chosen.
///
/// @param temperature 0 (greedy) when left out
/// @param topP        null for the server's own
/// @param seed        sent to the server, null for none
public record SamplingSpec(
        Double temperature, @Nullable Double topP, @Nullable Long seed) {

    static final SamplingSpec GREEDY = new SamplingSpec(null, null, null);

    /// @throws IllegalArgumentException one sentence naming the field and the value
    public SamplingSpec(@Nullable Double temperature, @Nullable Double topP, @Nullable Long seed) {
        this.temperature = temperature == null ? 0.0 : temperature;
        this.topP = topP;
        this.seed = seed;
        onto(Sampling.GREEDY);
    }

    /// These choices with the answer length and stop texts of another sampling.
    public Sampling onto(Sampling base) {
        return new Sampling(temperature, topP, seed, base.maxTokens(), base.stop());
    }
}
