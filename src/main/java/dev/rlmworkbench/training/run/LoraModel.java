package dev.rlmworkbench.training.run;

import ai.djl.ndarray.NDManager;
import dev.rlmworkbench.training.adapter.AdapterConfig;
import dev.rlmworkbench.transformer.Projection;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.learn.Continuation;
import dev.rlmworkbench.transformer.learn.ContinuationWish;
import dev.rlmworkbench.transformer.learn.LearningDecoder;
import dev.rlmworkbench.transformer.learn.LoraSettings;
import dev.rlmworkbench.transformer.learn.Parameter;
import dev.rlmworkbench.transformer.learn.TokenLoss;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A decoder with a LoRA adapter that learns; its checkpoints are adapters as PEFT writes them.
public final class LoraModel implements TrainableModel {

    private final LearningDecoder decoder;
    private final AdapterConfig config;
    private final Path folder;
    private @Nullable Tokenizer tokenizer;

    private LoraModel(Path folder, LearningDecoder decoder, AdapterConfig config) {
        this.folder = folder;
        this.decoder = decoder;
        this.config = config;
    }

    /// @param folder of the model; the spec's own name for it goes into the adapters
    /// @throws dev.rlmworkbench.transformer.weights.TransformerException in one sentence when it cannot be loaded
    public static LoraModel load(TorchEngine engine, Path folder, TrainingSpec spec) {
        var adapter = spec.adapter();
        var targets = Arrays.stream(Projection.values())
                .filter(projection -> adapter.targets().contains(projection.shortName()))
                .collect(Collectors.toSet());
        var settings = new LoraSettings(
                adapter.rank(), adapter.alpha(), adapter.dropout(), targets, adapter.rsLora(), spec.seed());
        return new LoraModel(
                folder,
                LearningDecoder.load(engine, folder, spec.weights(), settings),
                new AdapterConfig(
                        spec.model(),
                        adapter.rank(),
                        adapter.alpha(),
                        adapter.dropout(),
                        adapter.rsLora(),
                        adapter.targets()));
    }

    @Override
    public List<Parameter> parameters() {
        return decoder.parameters();
    }

    @Override
    public TokenLoss accumulate(long[] ids, boolean[] learned, double scale, long seed) {
        return decoder.accumulate(ids, learned, scale, seed);
    }

    @Override
    public TokenLoss loss(long[] ids, boolean[] learned) {
        return decoder.loss(ids, learned);
    }

    @Override
    public Continuation say(ContinuationWish wish, BooleanSupplier isUnwanted) {
        return decoder.continued(wish, isUnwanted);
    }

    @Override
    public String text(long[] ids) {
        if (tokenizer == null) {
            tokenizer = Tokenizer.open(folder);
        }
        return tokenizer.decodeText(ids);
    }

    @Override
    public List<Map<String, Double>> updates() {
        return decoder.adapterUpdates().stream()
                .map(layer -> {
                    var byName = new LinkedHashMap<String, Double>();
                    layer.forEach((projection, update) -> byName.put(projection.shortName(), update));
                    return (Map<String, Double>) byName;
                })
                .toList();
    }

    @Override
    public NDManager manager() {
        return decoder.manager();
    }

    @Override
    public void describe(Path folder) {
        config.write(folder);
    }

    @Override
    public void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
        decoder.close();
    }
}
