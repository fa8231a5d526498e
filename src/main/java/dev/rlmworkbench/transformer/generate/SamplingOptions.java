package dev.rlmworkbench.transformer.generate;

import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How the next token is drawn from the logits.
///
/// @param temperature       0 takes the likeliest
/// @param topK              only so many of the likeliest, 0 for all
/// @param topP              only the likeliest that together have this probability, 1 for all
/// @param minP              only those with at least this share of the likeliest's probability, 0 for all
/// @param repetitionPenalty divides the logits of tokens that were there, 1 for none
/// @param seed              of the draws
public record SamplingOptions(
        double temperature, int topK, double topP, double minP, double repetitionPenalty, long seed) {

    public static final SamplingOptions GREEDY = new SamplingOptions(0, 0, 1, 0, 1, 0);

    /// What the model's makers advise in `generation_config.json`, else plain sampling at temperature 1.
    public static SamplingOptions advisedBy(Path folder) {
        var file = folder.resolve("generation_config.json");
        if (!Files.exists(file)) {
            return new SamplingOptions(1, 0, 1, 0, 1, 0);
        }
        try {
            var config = JsonMapper.builder().build().readTree(file);
            return new SamplingOptions(
                    config.path("temperature").asDouble(1),
                    config.path("top_k").asInt(0),
                    config.path("top_p").asDouble(1),
                    config.path("min_p").asDouble(0),
                    config.path("repetition_penalty").asDouble(1),
                    0);
        } catch (JacksonException e) {
            throw new TransformerException(file + " cannot be read as JSON: fetch it again", e);
        }
    }
}
