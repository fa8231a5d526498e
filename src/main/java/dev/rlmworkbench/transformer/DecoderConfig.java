package dev.rlmworkbench.transformer;

import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The architecture of a decoder-only model, from the `config.json` of a Hugging Face folder.
///
/// @param family       `qwen2`, `qwen3` or `llama`
/// @param hidden       width of the residual stream
/// @param intermediate width inside the MLP
/// @param heads        of queries
/// @param kvHeads      of keys and values; divides `heads`
/// @param headDim      numbers of one head, even
/// @param vocabulary   rows of the embedding
/// @param window       tokens of prompt and answer together that the model was made for
/// @param qkvBias      whether the query, key and value projections add a bias
/// @param qkNorm       whether queries and keys are normalised before rotation (Qwen3)
/// @param tied         whether the embedding is the head too
/// @param endTokens    ids that end an answer, may be empty
/// @param quantized    whether the projections are stored in 4 bits by bitsandbytes
public record DecoderConfig(
        String family,
        int hidden,
        int intermediate,
        int layers,
        int heads,
        int kvHeads,
        int headDim,
        int vocabulary,
        int window,
        double normEpsilon,
        double ropeTheta,
        RopeScaling ropeScaling,
        boolean qkvBias,
        boolean qkNorm,
        boolean tied,
        Set<Integer> endTokens,
        boolean quantized) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public DecoderConfig {
        endTokens = Set.copyOf(endTokens);
    }

    /// @throws TransformerException when the file is missing, or describes a model that cannot be run here
    public static DecoderConfig read(Path folder) {
        var file = folder.resolve("config.json");
        var config = json(file);
        var family = config.path("model_type").asString("");
        var reader = new Fields(file, config);
        switch (family) {
            case "qwen2", "qwen3", "llama" -> {}
            default ->
                throw new TransformerException(file + " describes a model of type '" + family
                        + "'; here run qwen2 (Qwen2, Qwen2.5), qwen3 and llama (Llama 3, SmolLM2, TinyLlama)");
        }
        if (!config.path("hidden_act").asString("silu").equals("silu")) {
            throw reader.refused("hidden_act", "'silu'");
        }
        if (config.path("use_sliding_window").asBoolean(false)) {
            throw reader.refused("use_sliding_window", "false");
        }
        if (config.path("mlp_bias").asBoolean(false)) {
            throw reader.refused("mlp_bias", "false");
        }
        int heads = reader.positive("num_attention_heads");
        int hidden = reader.positive("hidden_size");
        int kvHeads = config.has("num_key_value_heads") ? reader.positive("num_key_value_heads") : heads;
        int headDim = config.path("head_dim").isIntegralNumber() ? reader.positive("head_dim") : hidden / heads;
        if (heads % kvHeads != 0) {
            throw reader.refused("num_key_value_heads", "a divisor of num_attention_heads (" + heads + ")");
        }
        var rope = rope(file, config);
        return new DecoderConfig(
                family,
                hidden,
                reader.positive("intermediate_size"),
                reader.positive("num_hidden_layers"),
                heads,
                kvHeads,
                headDim,
                reader.positive("vocab_size"),
                reader.positive("max_position_embeddings"),
                config.path("rms_norm_eps").asDouble(1e-6),
                rope.path("rope_theta").asDouble(config.path("rope_theta").asDouble(10_000)),
                scaling(file, rope),
                family.equals("qwen2") || config.path("attention_bias").asBoolean(false),
                family.equals("qwen3"),
                config.path("tie_word_embeddings").asBoolean(false),
                endTokens(folder, config),
                isBitsAndBytes4(file, config.path("quantization_config")));
    }

    /// Numbers of the embedding, the layers and the head, a tied head counted once.
    public long parameters() {
        long attention = 2L * hidden * heads * headDim + 2L * hidden * kvHeads * headDim;
        long layer = attention + 3L * hidden * intermediate + 2L * hidden;
        if (qkvBias) {
            layer += (heads + 2L * kvHeads) * headDim;
        }
        if (qkNorm) {
            layer += 2L * headDim;
        }
        return (tied ? 1L : 2L) * vocabulary * hidden + layers * layer + hidden;
    }

    /// Numbers that the key-value cache holds for one token.
    public long cacheNumbersPerToken() {
        return 2L * layers * kvHeads * headDim;
    }

    /// Newer folders write rope_parameters, older ones rope_theta and rope_scaling.
    private static JsonNode rope(Path file, JsonNode config) {
        var name = config.hasNonNull("rope_parameters") ? "rope_parameters" : "rope_scaling";
        var rope = config.path(name);
        if (!rope.isObject() && config.hasNonNull(name)) {
            throw new TransformerException(
                    file + ": " + name + " is " + rope + ", which is no form of it that is known");
        }
        for (var share : List.of(config, rope)) {
            if (share.path("partial_rotary_factor").asDouble(1) != 1) {
                throw new TransformerException(file + " rotates a part of each head only (partial_rotary_factor is "
                        + share.path("partial_rotary_factor") + "), which is not run here");
            }
        }
        return rope;
    }

    /// What is not understood would change the answers of long prompts without a word, so it is refused.
    private static RopeScaling scaling(Path file, JsonNode rope) {
        var told = rope.hasNonNull("rope_type") ? rope.path("rope_type") : rope.path("type");
        var fields = new ScalingFields(file, rope);
        if (told.isMissingNode() || told.isNull()) {
            boolean nothingElse = rope.propertyNames().stream()
                    .allMatch(name -> rope.path(name).isNull()
                            || name.equals("rope_theta")
                            || name.equals("partial_rotary_factor"));
            if (!nothingElse) {
                throw new TransformerException(file + " asks for rope scaling without naming its type: " + rope);
            }
            return new RopeScaling.None();
        }
        return switch (told.asString(told.toString())) {
            case "default" -> new RopeScaling.None();
            case "linear" -> new RopeScaling.Linear(fields.positive("factor"));
            case "llama3" ->
                new RopeScaling.Llama3(
                        fields.positive("factor"),
                        fields.positive("low_freq_factor"),
                        fields.positive("high_freq_factor"),
                        (int) fields.positive("original_max_position_embeddings"));
            default ->
                throw new TransformerException(file + " asks for rope scaling of type '"
                        + told.asString(told.toString()) + "'; known here: default, linear, llama3");
        };
    }

    private record ScalingFields(Path file, JsonNode rope) {

        double positive(String name) {
            var value = rope.path(name);
            if (!value.isNumber() || !(value.doubleValue() > 0) || Double.isInfinite(value.doubleValue())) {
                throw new TransformerException(file + ": " + name + " of the rope scaling is "
                        + (value.isMissingNode() ? "missing" : value) + ", and here it must be a positive number");
            }
            return value.doubleValue();
        }
    }

    private static boolean isBitsAndBytes4(Path file, JsonNode quantization) {
        if (!quantization.isObject()) {
            return false;
        }
        var type = quantization.path("bnb_4bit_quant_type").asString("");
        if (quantization.path("load_in_4bit").asBoolean(false) && type.equals("nf4")) {
            return true;
        }
        throw new TransformerException(file + " describes weights quantised by '"
                + quantization.path("quant_method").asString("?") + "'" + (type.isEmpty() ? "" : " as " + type)
                + "; read here: bitsandbytes 4-bit NF4, or weights that are not quantised");
    }

    /// `generation_config.json` goes before `config.json`, as it does elsewhere.
    private static Set<Integer> endTokens(Path folder, JsonNode config) {
        var generation = folder.resolve("generation_config.json");
        var ends = new LinkedHashSet<Integer>();
        if (Files.exists(generation)) {
            addIds(json(generation).path("eos_token_id"), ends);
        }
        if (ends.isEmpty()) {
            addIds(config.path("eos_token_id"), ends);
        }
        return ends;
    }

    private static void addIds(JsonNode ids, Set<Integer> found) {
        for (var id : ids.isArray() ? ids : List.of(ids)) {
            if (id.isInt()) {
                found.add(id.intValue());
            }
        }
    }

    private static JsonNode json(Path file) {
        if (!Files.exists(file)) {
            throw new TransformerException(
                    "there is no " + file.getFileName() + " in " + file.getParent() + ": it is no whole model folder");
        }
        try {
            return MAPPER.readTree(file);
        } catch (JacksonException e) {
            throw new TransformerException(file + " cannot be read as JSON: fetch it again", e);
        }
    }

    private record Fields(Path file, JsonNode config) {

        int positive(String name) {
            var value = config.path(name);
            if (!value.isInt() || value.intValue() < 1) {
                throw refused(name, "a positive whole number");
            }
            return value.intValue();
        }

        TransformerException refused(String name, String wanted) {
            return new TransformerException(file + ": " + name + " is "
                    + (config.has(name) ? config.path(name) : "missing") + ", and here it must be " + wanted);
        }
    }
}
