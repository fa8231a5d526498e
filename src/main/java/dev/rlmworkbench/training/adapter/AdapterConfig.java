package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// What `adapter_config.json` of a LoRA adapter says, as PEFT 0.21 writes it.
///
/// @param base         folder or name of the model that it was trained on, may be empty
/// @param rank         of modules that `rankPattern` does not name, at least 1
/// @param alpha        likewise; the product of the matrices is scaled by alpha / rank
/// @param dropout      of the training, from 0 to below 1
/// @param rsLora       whether it is scaled by alpha / sqrt(rank) instead
/// @param targets      ends of the names of the modules that are adapted, such as `q_proj`
/// @param rankPattern  other ranks, by a regular expression of the module's name or of its end
/// @param alphaPattern other alphas, likewise
public record AdapterConfig(
        String base,
        int rank,
        double alpha,
        double dropout,
        boolean rsLora,
        List<String> targets,
        Map<String, Integer> rankPattern,
        Map<String, Double> alphaPattern) {

    static final String FILE = "adapter_config.json";

    /// Whose form this is: other versions read it too.
    private static final String PEFT_VERSION = "0.21.0";

    public AdapterConfig {
        if (rank < 1) {
            throw new IllegalArgumentException("the rank of an adapter must be at least 1, not " + rank);
        }
        targets = List.copyOf(targets);
        rankPattern = Map.copyOf(rankPattern);
        alphaPattern = Map.copyOf(alphaPattern);
    }

    /// With the same rank and alpha everywhere.
    public AdapterConfig(String base, int rank, double alpha, double dropout, boolean rsLora, List<String> targets) {
        this(base, rank, alpha, dropout, rsLora, targets, Map.of(), Map.of());
    }

    /// @throws TransformerException when the file is missing or is no description of an adapter
    public static AdapterConfig read(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new TransformerException("there is no " + FILE + " in " + folder + ": it is no adapter folder");
        }
        try {
            var json = JsonMapper.builder().build().readTree(file);
            var ranks = new TreeMap<String, Integer>();
            json.path("rank_pattern")
                    .properties()
                    .forEach(e -> ranks.put(e.getKey(), e.getValue().asInt(0)));
            var alphas = new TreeMap<String, Double>();
            json.path("alpha_pattern")
                    .properties()
                    .forEach(e -> alphas.put(e.getKey(), e.getValue().asDouble(0)));
            return new AdapterConfig(
                    json.path("base_model_name_or_path").asString(""),
                    json.path("r").asInt(8),
                    json.path("lora_alpha").asDouble(8),
                    json.path("lora_dropout").asDouble(0),
                    json.path("use_rslora").asBoolean(false),
                    targets(json.path("target_modules")),
                    ranks,
                    alphas);
        } catch (JacksonException e) {
            throw new TransformerException(file + " cannot be read as JSON: write or fetch it again", e);
        } catch (IllegalArgumentException e) {
            throw new TransformerException(file + " describes no adapter: " + e.getMessage(), e);
        }
    }

    /// A list of names, or one regular expression.
    private static List<String> targets(JsonNode json) {
        if (json.isString()) {
            return List.of(json.asString());
        }
        var names = new ArrayList<String>();
        json.valueStream().forEach(name -> names.add(name.asString("")));
        return names;
    }

    /// Writes the file into a folder, at once.
    ///
    /// @throws TransformerException when it cannot be written
    public void write(Path folder) {
        var file = folder.resolve(FILE);
        try {
            AtomicFile.write(file, json());
        } catch (IOException e) {
            throw new TransformerException("cannot write " + file + ": " + FileTrouble.reason(e), e);
        }
    }

    public AdapterConfig withBase(String other) {
        return new AdapterConfig(other, rank, alpha, dropout, rsLora, targets, rankPattern, alphaPattern);
    }

    /// The file's content: keys sorted, indented by 2, a whole alpha without a point (Ollama reads nothing else).
    private String json() {
        var json = new TreeMap<String, Object>();
        json.put("alpha_pattern", plain(alphaPattern));
        json.put("base_model_name_or_path", base.isEmpty() ? none() : base);
        json.put("bias", "none");
        json.put("exclude_modules", none());
        json.put("fan_in_fan_out", false);
        json.put("inference_mode", true);
        json.put("init_lora_weights", true);
        json.put("layers_pattern", none());
        json.put("layers_to_transform", none());
        json.put("lora_alpha", plain(alpha));
        json.put("lora_bias", false);
        json.put("lora_dropout", dropout);
        json.put("modules_to_save", none());
        json.put("peft_type", "LORA");
        json.put("peft_version", PEFT_VERSION);
        json.put("r", rank);
        json.put("rank_pattern", new TreeMap<>(rankPattern));
        json.put("revision", none());
        json.put("target_modules", targets);
        json.put("task_type", "CAUSAL_LM");
        json.put("use_dora", false);
        json.put("use_rslora", rsLora);
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return JsonMapper.builder()
                .defaultPrettyPrinter(printer)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(json);
    }

    private static Object none() {
        return JsonNodeFactory.instance.nullNode();
    }

    private static Map<String, Object> plain(Map<String, Double> values) {
        var plain = new TreeMap<String, Object>();
        values.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static Object plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE ? (Object) (int) value : value;
    }
}
