package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.weights.StoredTensor;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A LoRA adapter as llama.cpp and Ollama load it onto a GGUF model.
///
/// llama.cpp scales the product of the matrices by `adapter.lora.alpha` / rank. Where this is not the adapter's own
/// scale, as with rsLoRA, alpha is written so that it is; modules with another alpha get the difference in B.
public final class GgufAdapter {

    private static final Map<String, String> NAMES = Map.of(
            "self_attn.q_proj", "attn_q",
            "self_attn.k_proj", "attn_k",
            "self_attn.v_proj", "attn_v",
            "self_attn.o_proj", "attn_output",
            "mlp.gate_proj", "ffn_gate",
            "mlp.up_proj", "ffn_up",
            "mlp.down_proj", "ffn_down");
    private static final Pattern MODULE = Pattern.compile("model\\.layers\\.(\\d+)\\.(.+)");
    private static final Pattern TENSOR = Pattern.compile("blk\\.(\\d+)\\.(\\w+)\\.weight\\.lora_([ab])");

    private GgufAdapter() {}

    /// @param name of the adapter, for people
    /// @throws TransformerException when the adapter changes what llama.cpp does not adapt, or the file cannot be
    ///     written
    public static void write(TrainedAdapter trained, String name, Path file) {
        var pairs = new TreeMap<>(trained.adapter().pairs());
        float alpha = (float) alpha(pairs.firstEntry().getValue());
        var tensors = new LinkedHashMap<String, GgufFile.Matrix>();
        pairs.forEach((module, pair) -> {
            var tensor = tensorName(module);
            tensors.put(
                    tensor + ".lora_a",
                    new GgufFile.Matrix(pair.a().shapeArray(), pair.a().toFloats()));
            var b = pair.b().toFloats();
            float factor = (float) (alpha(pair) / alpha);
            for (int i = 0; i < b.length && factor != 1; i++) {
                b[i] *= factor;
            }
            int rank = Math.toIntExact(pair.b().shape().getLast());
            tensors.put(
                    tensor + ".lora_b",
                    new GgufFile.Matrix(pair.b().shapeArray(), rows(b, rank, heads(trained.model(), module), true)));
        });
        var values = new LinkedHashMap<String, Object>();
        values.put("general.architecture", trained.model().family());
        values.put("general.type", "adapter");
        values.put("adapter.type", "lora");
        values.put("general.name", name);
        values.put("adapter.lora.alpha", alpha);
        values.put("general.quantization_version", 2);
        GgufFile.write(file, values, tensors);
    }

    /// What would have to stand as alpha for llama.cpp to scale as PEFT does.
    private static double alpha(PeftAdapter.Pair pair) {
        return pair.scale() * pair.a().shape().getFirst();
    }

    private static String tensorName(String module) {
        var match = MODULE.matcher(module);
        var name = match.matches() ? NAMES.get(match.group(2)) : null;
        if (name == null) {
            throw new TransformerException(
                    "the adapter changes " + module + ", which a GGUF adapter cannot: export the merged model instead");
        }
        return "blk." + match.group(1) + "." + name + ".weight";
    }

    /// Writes a GGUF adapter as a PEFT folder.
    ///
    /// @param base   what the folder tells as the model it was trained on
    /// @param folder made when it is missing
    /// @throws TransformerException when the file is damaged, for another kind of model, or the folder cannot be
    ///     written
    public static void toPeft(Path file, DecoderConfig model, String base, Path folder) {
        var gguf = GgufFile.read(file);
        if (!"adapter".equals(gguf.values().get("general.type"))
                || !"lora".equals(gguf.values().get("adapter.type"))
                || !model.family().equals(gguf.values().get("general.architecture"))
                || !(gguf.values().get("adapter.lora.alpha") instanceof Float alpha)) {
            throw new TransformerException(file + " is no LoRA adapter for a model of type " + model.family());
        }
        var modules = new TreeMap<String, String>();
        for (var name : gguf.tensors().keySet()) {
            modules.put(moduleName(gguf, name), name.substring(0, name.length() - 1));
        }
        var factors = new TreeMap<String, LoraFactors>();
        modules.forEach((module, tensor) -> {
            var a = matrix(gguf, tensor + "a");
            var b = matrix(gguf, tensor + "b");
            int rank = Math.toIntExact(a.shape().getFirst());
            if (b.shape().getLast() != rank) {
                throw new TransformerException("the matrices of " + tensor + " in " + file + " do not fit each other");
            }
            factors.put(
                    module, new LoraFactors(rank, a.toFloats(), rows(b.toFloats(), rank, heads(model, module), false)));
        });
        if (factors.isEmpty()) {
            throw new TransformerException(file + " holds no tensors");
        }
        int rank = factors.firstEntry().getValue().rank();
        var ranks = new TreeMap<String, Integer>();
        factors.forEach((module, pair) -> {
            if (pair.rank() != rank) {
                ranks.put(module, pair.rank());
            }
        });
        var targets = new TreeSet<String>();
        factors.keySet().forEach(module -> targets.add(module.substring(module.lastIndexOf('.') + 1)));
        new PeftFolder(folder)
                .write(
                        new AdapterConfig(
                                base, rank, alpha, 0, false, targets.stream().toList(), ranks, Map.of()),
                        factors);
    }

    private static StoredTensor matrix(GgufFile gguf, String name) {
        var tensor = gguf.tensors().get(name);
        if (tensor == null || tensor.shape().size() != 2) {
            throw new TransformerException(gguf.file() + " lacks the matrix " + name);
        }
        return tensor;
    }

    private static String moduleName(GgufFile gguf, String tensor) {
        var match = TENSOR.matcher(tensor);
        return NAMES.entrySet().stream()
                .filter(name -> match.matches() && name.getValue().equals(match.group(2)))
                .map(name -> "model.layers." + match.group(1) + "." + name.getKey())
                .findFirst()
                .orElseThrow(() -> new TransformerException(
                        "tensor " + tensor + " in " + gguf.file() + " is no matrix of an adapter"));
    }

    /// Heads whose rows stand in another order in GGUF files, 0 for none. Of the families here only llama's queries and
    /// keys do: there the two halves of a head, which are rotated together, alternate row by row.
    private static int heads(DecoderConfig model, String module) {
        if (!model.family().equals("llama")) {
            return 0;
        }
        if (module.endsWith(".q_proj")) {
            return model.heads();
        }
        return module.endsWith(".k_proj") ? model.kvHeads() : 0;
    }

    /// The rows of a matrix in llama.cpp's order, or back in ours.
    private static float[] rows(float[] matrix, int width, int heads, boolean alternating) {
        if (heads == 0) {
            return matrix;
        }
        int height = matrix.length / width;
        int half = height / heads / 2;
        var moved = new float[matrix.length];
        for (int row = 0; row < height; row++) {
            int head = row / (2 * half);
            int place = row % (2 * half);
            int ours = head * 2 * half + place % 2 * half + place / 2;
            System.arraycopy(
                    matrix, (alternating ? ours : row) * width, moved, (alternating ? row : ours) * width, width);
        }
        return moved;
    }
}
