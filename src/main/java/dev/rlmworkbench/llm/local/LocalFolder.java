package dev.rlmworkbench.llm.local;

import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a model folder holds, read from its small files only.
///
/// @param family  of its architecture, such as `qwen2`, empty when unknown or an adapter
/// @param base    of an adapter, the model it was trained on as its folder tells, may be empty; null for a whole model
/// @param trouble why it cannot be run, null when nothing is known against it
public record LocalFolder(
        ServedModel model,
        String family,
        @Nullable String base,
        @Nullable String trouble) {

    static LocalFolder of(String name, Path folder) {
        try {
            if (isAdapter(folder)) {
                var adapter = PeftAdapter.read(folder);
                return new LocalFolder(listed(folder, name, "LoRA adapter"), "", adapter.base(), null);
            }
            var config = DecoderConfig.read(folder);
            var weights = WeightFiles.open(folder);
            var type = config.quantized()
                    ? "NF4"
                    : weights.tensor("model.embed_tokens.weight").type().name();
            return new LocalFolder(
                    new ServedModel(name, bytes(folder), config.parameters(), config.window(), type, null),
                    config.family(),
                    null,
                    null);
        } catch (TransformerException e) {
            return new LocalFolder(listed(folder, name, ""), "", null, e.getMessage());
        }
    }

    /// Whether a folder holds an adapter and no whole model. Training tools copy the base's `config.json` beside an
    /// adapter, so that the weights tell.
    ///
    /// @throws TransformerException when it holds both: leaving out either would change the answers without a word
    static boolean isAdapter(Path folder) {
        boolean adapter = Stream.of("adapter_config.json", "adapter_model.safetensors", "adapter_model.bin")
                .anyMatch(file -> Files.exists(folder.resolve(file)));
        boolean weights = Stream.of("model.safetensors", "model.safetensors.index.json")
                .anyMatch(file -> Files.exists(folder.resolve(file)));
        if (adapter && weights) {
            throw new TransformerException(folder + " holds both a whole model and an adapter, so that it is not clear"
                    + " which is meant: move the adapter's files (adapter_...) into a folder of their own");
        }
        return adapter;
    }

    /// Without what only the configuration tells.
    private static ServedModel listed(Path folder, String name, String kind) {
        return new ServedModel(name, bytes(folder), 0, 0, kind, null);
    }

    private static long bytes(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .mapToLong(LocalFolder::size)
                    .sum();
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0; // such as a link that leads nowhere: the trouble is told when the weights are read
        }
    }
}
