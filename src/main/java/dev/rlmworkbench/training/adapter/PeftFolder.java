package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.weights.SafeTensorsWriter;
import dev.rlmworkbench.transformer.weights.TensorType;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Writes an adapter as PEFT does, so that PEFT, llama.cpp's converter and this product read it.
public final class PeftFolder {

    static final String WEIGHTS = "adapter_model.safetensors";

    private static final String PREFIX = "base_model.model.";

    private final Path folder;

    /// @param folder made when it is missing
    public PeftFolder(Path folder) {
        this.folder = folder;
    }

    /// Writes the weights and then their description, each at once.
    ///
    /// @param factors by module, such as `model.layers.0.self_attn.q_proj`; stored in 32 bits
    /// @throws TransformerException when a file cannot be written
    public void write(AdapterConfig config, Map<String, LoraFactors> factors) {
        var writer = new SafeTensorsWriter();
        new TreeMap<>(factors).forEach((module, pair) -> {
            var name = PREFIX + module;
            writer.add(name + ".lora_A.weight", TensorType.F32, new long[] {pair.rank(), pair.inputs()}, pair.a());
            writer.add(name + ".lora_B.weight", TensorType.F32, new long[] {pair.outputs(), pair.rank()}, pair.b());
        });
        write(config, writer);
    }

    /// Writes an adapter that was read, its numbers in the type that they have.
    ///
    /// @throws TransformerException when a file cannot be written
    public void write(AdapterConfig config, PeftAdapter adapter) {
        var writer = new SafeTensorsWriter();
        new TreeMap<>(adapter.pairs()).forEach((module, pair) -> {
            var name = PREFIX + module;
            writer.add(
                    name + ".lora_A.weight",
                    pair.a().type(),
                    pair.a().shapeArray(),
                    pair.a().map());
            writer.add(
                    name + ".lora_B.weight",
                    pair.b().type(),
                    pair.b().shapeArray(),
                    pair.b().map());
        });
        write(config, writer);
    }

    private void write(AdapterConfig config, SafeTensorsWriter weights) {
        weights.write(folder.resolve(WEIGHTS));
        config.write(folder);
    }
}
