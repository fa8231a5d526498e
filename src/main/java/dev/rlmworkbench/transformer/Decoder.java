package dev.rlmworkbench.transformer;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.rlmworkbench.transformer.DecoderWeights.Packing;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TensorList;
import dev.rlmworkbench.transformer.torch.TensorLoader;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.torch.TorchFailure;
import dev.rlmworkbench.transformer.torch.TorchScript;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A decoder-only model in memory: token ids in, logits out. The code is `torchscript/decoder.py`. One thread at a
/// time.
public final class Decoder implements AutoCloseable {

    /// Columns that a new cache has at least.
    private static final int FIRST_COLUMNS = 256;

    private final DecoderConfig config;
    private final Precision precision;
    private final NDManager manager;
    private final TorchScript script;
    private final TensorList base;
    private final @Nullable TensorList adapted;
    private boolean adapterOn;

    private Decoder(
            DecoderConfig config,
            Precision precision,
            NDManager manager,
            TorchScript script,
            TensorList base,
            @Nullable TensorList adapted) {
        this.config = config;
        this.precision = precision;
        this.manager = manager;
        this.script = script;
        this.base = base;
        this.adapted = adapted;
        this.adapterOn = adapted != null;
    }

    /// Loads a Hugging Face folder.
    ///
    /// @param precision null for what suits the model
    /// @throws TransformerException when a file is missing, damaged or of another model, or memory does not suffice
    public static Decoder load(TorchEngine engine, Path folder, @Nullable Precision precision) {
        return load(engine, folder, precision, FreeMemory.ofThisMachine());
    }

    /// With less free memory than its numbers need, a model that is stored in 4 bits stays so and is slower.
    static Decoder load(TorchEngine engine, Path folder, @Nullable Precision precision, FreeMemory free) {
        return load(engine, folder, precision, free, false, (_, base) -> new Lists(base, null));
    }

    /// Loads a folder with an adapter that can be switched off.
    ///
    /// @throws TransformerException as [#load], or when the adapter does not fit the model
    public static Decoder loadAdapted(
            TorchEngine engine, Path folder, @Nullable Precision precision, PeftAdapter adapter) {
        return load(
                engine,
                folder,
                precision,
                FreeMemory.ofThisMachine(),
                false,
                (weights, base) -> new Lists(base, weights.adapted(base, adapter)));
    }

    /// Loads a folder with an adapter added to its weights, which then costs nothing and cannot be switched off.
    ///
    /// @throws TransformerException as [#load], or when the adapter does not fit the model
    public static Decoder loadMerged(
            TorchEngine engine, Path folder, @Nullable Precision precision, PeftAdapter adapter) {
        return load(
                engine,
                folder,
                precision,
                FreeMemory.ofThisMachine(),
                true,
                (weights, base) -> new Lists(weights.merged(base, adapter), null));
    }

    private record Lists(List<NDArray> base, @Nullable List<NDArray> adapted) {}

    private static Decoder load(
            TorchEngine engine,
            Path folder,
            @Nullable Precision precision,
            FreeMemory free,
            boolean asNumbersOnly,
            BiFunction<DecoderWeights, List<NDArray>, Lists> adapt) {
        var config = DecoderConfig.read(folder);
        var files = WeightFiles.open(folder);
        var chosen = precision != null
                ? precision
                : Precision.suitedTo(
                        config.parameters(),
                        files.tensor("model.embed_tokens.weight").type());
        long asNumbers = config.parameters() * chosen.bytes();
        // Unpacking once takes memory, unpacking at each use takes time; the numbers are the same.
        boolean packed = config.quantized() && !asNumbersOnly && free.bytes() < asNumbers;
        free.require(packed ? files.bytes() : asNumbers, "model " + folder.getFileName());
        var manager = engine.newManager(engine.bestDevice());
        try (var numbers = TorchScript.load(manager, "numbers", Map.of())) {
            var loader = new TensorLoader(manager, numbers, chosen);
            var weights =
                    new DecoderWeights(config, files, loader, loader, packed ? Packing.AS_STORED : Packing.NUMBERS);
            var lists = adapt.apply(weights, weights.base());
            var script = TorchScript.load(
                    manager,
                    "decoder",
                    Map.of(
                            "layers", (long) config.layers(),
                            "head_dim", (long) config.headDim(),
                            "epsilon", config.normEpsilon()));
            return new Decoder(
                    config,
                    chosen,
                    manager,
                    script,
                    new TensorList(lists.base()),
                    lists.adapted() == null ? null : new TensorList(lists.adapted()));
        } catch (EngineException e) {
            manager.close();
            throw TorchFailure.at("loading " + folder, e);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    public DecoderConfig config() {
        return config;
    }

    /// Owns the weights, and each step's tensors while the step lasts.
    public NDManager manager() {
        return manager;
    }

    public Precision precision() {
        return precision;
    }

    /// Whether the adapter takes part from now on; without one it stays off. Caches filled before do not fit any more.
    public void useAdapter(boolean on) {
        adapterOn = on && adapted != null;
    }

    /// The logits behind every token of one text, which nothing precedes.
    ///
    /// @return `[tokens][vocabulary]`
    public float[][] logits(long[] ids) {
        try (var step = manager.newSubManager()) {
            var input = step.create(ids, new Shape(1, ids.length));
            var all = script.call(step, "logits", input, weights()).singletonOrThrow();
            return rows(all, ids.length);
        } catch (EngineException e) {
            throw TorchFailure.at("reading " + ids.length + " tokens", e);
        }
    }

    /// An empty cache for one text.
    public KvCache newCache() {
        return newCache(FIRST_COLUMNS, 0, new int[1]);
    }

    /// Reads one text's next tokens, at least one.
    ///
    /// @return the logits behind the last
    public float[] extend(KvCache cache, long... ids) {
        return extend(cache, ids, ids.length)[0];
    }

    /// Reads the next token of every row.
    ///
    /// @return `[rows][vocabulary]`
    public float[][] extendEach(KvCache cache, long[] ids) {
        return extend(cache, ids, 1);
    }

    private float[][] extend(KvCache cache, long[] ids, int columns) {
        if (ids.length == 0 || ids.length != cache.rows() * columns) {
            throw new IllegalArgumentException(
                    ids.length + " tokens are not " + columns + " for each of " + cache.rows() + " rows");
        }
        try (var step = manager.newSubManager()) {
            reserve(cache, cache.length() + columns);
            var input = step.create(ids, new Shape(cache.rows(), columns));
            var logits = script.call(
                            step,
                            "extend",
                            input,
                            weights(),
                            cache.tensor(),
                            cache.length(),
                            cache.paddingTensor(),
                            cache.padded())
                    .singletonOrThrow();
            cache.advance(columns);
            return rows(logits, cache.rows());
        } catch (EngineException e) {
            throw TorchFailure.at("reading to token " + (cache.length() + columns), e);
        }
    }

    /// A cache whose rows are copies of rows of others, all ending at the same column.
    ///
    /// @param sources where each row is taken from
    public KvCache gather(List<CachedRow> sources) {
        int length = sources.stream().mapToInt(CachedRow::tokens).max().orElseThrow();
        var padding =
                sources.stream().mapToInt(source -> length - source.tokens()).toArray();
        var gathered = newCache(length + FIRST_COLUMNS, length, padding);
        try (var step = manager.newSubManager()) {
            for (int row = 0; row < padding.length; row++) {
                var from = sources.get(row);
                copy(
                        step,
                        from.cache(),
                        from.row(),
                        from.cache().padding(from.row()),
                        gathered,
                        row,
                        padding[row],
                        from.tokens());
            }
        }
        return gathered;
    }

    /// One row of a cache.
    ///
    /// @param tokens of its beginning
    public record CachedRow(KvCache cache, int row, int tokens) {}

    private KvCache newCache(int capacity, int length, int[] padding) {
        var memory = manager.newSubManager();
        try {
            return new KvCache(memory, newTensor(memory, padding.length, capacity), capacity, length, padding);
        } catch (EngineException e) {
            memory.close();
            throw TorchFailure.at("keeping " + padding.length + " x " + capacity + " tokens", e);
        }
    }

    private void reserve(KvCache cache, int columns) {
        if (columns <= cache.capacity()) {
            return;
        }
        int capacity = Math.max(columns, Math.min(2 * cache.capacity(), Math.max(columns, config.window())));
        FreeMemory.ofThisMachine()
                .require(
                        cache.rows() * capacity * config.cacheNumbersPerToken() * precision.bytes(),
                        "keeping " + capacity + " tokens");
        var larger = newTensor(cache.memory(), cache.rows(), capacity);
        try (var step = manager.newSubManager()) {
            for (int row = 0; row < cache.rows(); row++) {
                script.call(step, "copy_columns", cache.tensor(), row, 0, larger, row, 0, cache.length());
            }
        }
        cache.replace(larger, capacity);
    }

    private void copy(NDManager step, KvCache from, int row, int at, KvCache to, int toRow, int toAt, int length) {
        script.call(step, "copy_columns", from.tensor(), row, at, to.tensor(), toRow, toAt, length);
    }

    private NDArray newTensor(NDManager memory, int rows, int capacity) {
        return script.call(memory, "new_cache", base.tensors().getFirst(), rows, config.kvHeads(), capacity)
                .singletonOrThrow();
    }

    private TensorList weights() {
        return adapterOn && adapted != null ? adapted : base;
    }

    private float[][] rows(NDArray logits, int count) {
        var flat = logits.toFloatArray();
        var rows = new float[count][config.vocabulary()];
        for (int i = 0; i < count; i++) {
            System.arraycopy(flat, i * config.vocabulary(), rows[i], 0, config.vocabulary());
        }
        return rows;
    }

    @Override
    public void close() {
        if (adapted != null) {
            adapted.close();
        }
        base.close();
        script.close();
        manager.close();
    }
}
