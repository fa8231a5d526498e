package dev.rlmworkbench.transformer;

import dev.rlmworkbench.transformer.weights.SafeTensors;
import dev.rlmworkbench.transformer.weights.StoredTensor;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A LoRA adapter in a folder as PEFT writes it: `adapter_config.json` and `adapter_model.safetensors`.
///
/// @param pairs by module, such as `model.layers.0.self_attn.q_proj`
/// @param base  the model it was trained on, as the folder tells; may be empty
public record PeftAdapter(Path folder, String base, Map<String, Pair> pairs) {

    private static final String PREFIX = "base_model.model.";
    private static final Pattern TENSOR =
            Pattern.compile(Pattern.quote(PREFIX) + "(.+)\\.lora_([AB])(?:\\.default)?\\.weight");

    /// @param a     [rank, in]
    /// @param b     [out, rank]
    /// @param scale of the product: alpha / rank, or alpha / sqrt(rank) with rsLoRA
    public record Pair(StoredTensor a, StoredTensor b, double scale) {}

    /// @throws TransformerException when a file is missing or damaged, or the adapter is of a kind not run here
    public static PeftAdapter read(Path folder) {
        var file = folder.resolve("adapter_config.json");
        if (!Files.exists(file)) {
            throw new TransformerException(
                    "there is no adapter_config.json in " + folder + ": it is no adapter folder");
        }
        JsonNode config;
        try {
            config = JsonMapper.builder().build().readTree(file);
        } catch (JacksonException e) {
            throw new TransformerException(file + " cannot be read as JSON: write or fetch it again", e);
        }
        refuseOtherKinds(file, config);
        var a = new LinkedHashMap<String, StoredTensor>();
        var b = new LinkedHashMap<String, StoredTensor>();
        for (var tensor : SafeTensors.open(folder.resolve("adapter_model.safetensors"))
                .tensors()
                .values()) {
            var match = TENSOR.matcher(tensor.name());
            if (!match.matches()) {
                throw new TransformerException("tensor " + tensor.name() + " in " + tensor.file()
                        + " is no LoRA weight: only LoRA on the projections is run here");
            }
            (match.group(2).equals("A") ? a : b).put(match.group(1), tensor);
        }
        var pairs = new LinkedHashMap<String, Pair>();
        for (var entry : a.entrySet()) {
            pairs.put(entry.getKey(), pair(entry.getKey(), entry.getValue(), b.remove(entry.getKey()), config));
        }
        if (pairs.isEmpty() || !b.isEmpty()) {
            throw new TransformerException("the adapter in " + folder + " is not whole: "
                    + (b.isEmpty()
                            ? "it holds no tensors"
                            : b.keySet().iterator().next() + " has B and no A"));
        }
        return new PeftAdapter(folder, config.path("base_model_name_or_path").asString(""), pairs);
    }

    /// An adapter that changes nothing, or only some of what it was trained on, is worse than none.
    ///
    /// @throws TransformerException when a tensor of the adapter has no place in the model, or is of another size
    public void requireFits(DecoderConfig config) {
        var places = new HashMap<String, Projection>();
        for (int layer = 0; layer < config.layers(); layer++) {
            for (var projection : Projection.values()) {
                places.put(projection.module(layer), projection);
            }
        }
        var strange = pairs.entrySet().stream()
                .filter(pair -> !fits(pair.getValue(), places.get(pair.getKey()), config))
                .toList();
        if (!strange.isEmpty()) {
            var first = strange.getFirst();
            throw new TransformerException(
                    "%d of %d tensors of the adapter in %s match the model (not %s, A %s, B %s)%s"
                            .formatted(
                                    2 * (pairs.size() - strange.size()),
                                    2 * pairs.size(),
                                    folder,
                                    first.getKey(),
                                    first.getValue().a().shape(),
                                    first.getValue().b().shape(),
                                    base.isEmpty()
                                            ? ": use the model that it was trained on"
                                            : ": it was trained on " + base));
        }
    }

    private static boolean fits(Pair pair, @Nullable Projection place, DecoderConfig config) {
        return place != null
                && pair.a().shape().getLast() == place.inputs(config)
                && pair.b().shape().getFirst() == place.outputs(config);
    }

    private static void refuseOtherKinds(Path file, JsonNode config) {
        var type = config.path("peft_type").asString("");
        if (!type.equals("LORA")) {
            throw new TransformerException(
                    file + " describes an adapter of type '" + type + "'; only LORA is run here");
        }
        for (var option : new String[] {"use_dora", "lora_bias", "fan_in_fan_out"}) {
            if (config.path(option).asBoolean(false)) {
                throw new TransformerException(file + " has " + option + " on, which is not run here: merge the adapter"
                        + " with PEFT and use the merged model");
            }
        }
    }

    private static Pair pair(String module, StoredTensor a, @Nullable StoredTensor b, JsonNode config) {
        if (b == null) {
            throw new TransformerException(
                    "the adapter in " + a.file().getParent() + " is not whole: " + module + " has A and no B");
        }
        if (a.shape().size() != 2
                || b.shape().size() != 2
                || !a.shape().getFirst().equals(b.shape().getLast())) {
            throw new TransformerException("A (" + a.describe() + ") and B (" + b.describe() + ") of " + module + " in "
                    + a.file() + " do not fit each other");
        }
        double rank = a.shape().getFirst();
        double alpha = patternOf(
                config.path("alpha_pattern"), module, config.path("lora_alpha").asDouble(8));
        double divisor = config.path("use_rslora").asBoolean(false) ? Math.sqrt(rank) : rank;
        return new Pair(a, b, alpha / divisor);
    }

    /// PEFT's patterns match the end of a module's name.
    private static double patternOf(JsonNode patterns, String module, double otherwise) {
        for (var pattern : patterns.properties()) {
            if (module.matches("(.*\\.)?(" + pattern.getKey() + ")$")) {
                return pattern.getValue().asDouble(otherwise);
            }
        }
        return otherwise;
    }
}
