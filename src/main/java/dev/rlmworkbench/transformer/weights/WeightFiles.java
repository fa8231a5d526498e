package dev.rlmworkbench.transformer.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The weights of a model folder: `model.safetensors`, or the shards that `model.safetensors.index.json` lists.
public final class WeightFiles {

    private final Path folder;
    private final Map<String, StoredTensor> tensors;

    private WeightFiles(Path folder, Map<String, StoredTensor> tensors) {
        this.folder = folder;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /// @throws TransformerException when a file is missing or damaged
    public static WeightFiles open(Path folder) {
        var single = folder.resolve("model.safetensors");
        var index = folder.resolve("model.safetensors.index.json");
        if (Files.exists(single)) {
            return new WeightFiles(folder, SafeTensors.open(single).tensors());
        }
        if (Files.exists(index)) {
            return new WeightFiles(folder, sharded(folder, index));
        }
        throw new TransformerException(folder + " has neither model.safetensors nor model.safetensors.index.json"
                + (Files.exists(folder.resolve("pytorch_model.bin"))
                        ? ", only pytorch_model.bin, which is not read: convert it to safetensors"
                        : ": it is no whole model folder"));
    }

    /// @throws TransformerException when it is not there
    public StoredTensor tensor(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new TransformerException(
                    "the weights in " + folder + " lack tensor " + name + " (" + tensors.size() + " others are there)");
        }
        return tensor;
    }

    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /// By name, in the order of their places.
    public Map<String, StoredTensor> all() {
        return tensors;
    }

    public long bytes() {
        return tensors.values().stream().mapToLong(StoredTensor::bytes).sum();
    }

    private static Map<String, StoredTensor> sharded(Path folder, Path index) {
        var shards = new TreeSet<String>();
        var promised = new ArrayList<String>();
        try {
            var map = JsonMapper.builder().build().readTree(index).path("weight_map");
            for (var entry : map.properties()) {
                promised.add(entry.getKey());
                shards.add(entry.getValue().asString(""));
            }
        } catch (JacksonException e) {
            throw new TransformerException(index + " cannot be read as JSON: fetch it again", e);
        }
        var tensors = new LinkedHashMap<String, StoredTensor>();
        for (var shard : shards) {
            var file = folder.resolve(shard).normalize();
            if (!file.startsWith(folder.normalize()) || !Files.exists(file)) {
                throw new TransformerException("the weights in " + folder + " are not whole: " + index.getFileName()
                        + " names " + shards.size() + " files and '" + shard + "' is missing");
            }
            tensors.putAll(SafeTensors.open(file).tensors());
        }
        List<String> missing =
                promised.stream().filter(name -> !tensors.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new TransformerException("the weights in " + folder + " are not whole: tensor " + missing.getFirst()
                    + (missing.size() == 1 ? " is" : " and " + (missing.size() - 1) + " others are")
                    + " in none of the " + shards.size() + " files that the index names");
        }
        return tensors;
    }
}
