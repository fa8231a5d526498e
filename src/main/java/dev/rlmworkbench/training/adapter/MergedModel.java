package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.weights.SafeTensorsWriter;
import dev.rlmworkbench.transformer.weights.StoredTensor;
import dev.rlmworkbench.transformer.weights.TensorType;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/// Writes a whole model with an adapter added to its weights: W + scale B A in 32 bits, rounded once to the type that
/// W is stored in. Files are parted as the model's own are.
public final class MergedModel {

    /// The small files of a model folder that belong to every copy of it.
    private static final List<String> COPIED = List.of(".json", ".jinja", ".txt", ".model", "LICENSE");

    private final TrainedAdapter trained;

    /// @throws TransformerException when the model's weights are quantised
    public MergedModel(TrainedAdapter trained) {
        this.trained = trained;
        if (trained.model().quantized()) {
            throw new TransformerException(trained.base()
                    + " holds weights of 4 bits, into which an adapter cannot be merged without loss: name the folder"
                    + " of the unquantised model as its base");
        }
    }

    /// @param folder made when it is missing
    /// @throws TransformerException when a file cannot be written, or a merged weight is not finite
    public void write(Path folder) {
        var byFile = new LinkedHashMap<Path, SafeTensorsWriter>();
        for (var tensor : WeightFiles.open(trained.base()).all().values()) {
            byFile.computeIfAbsent(tensor.file(), _ -> new SafeTensorsWriter())
                    .addLater(tensor.name(), tensor.type(), tensor.shapeArray(), () -> merged(tensor));
        }
        byFile.forEach((file, writer) -> writer.write(folder.resolve(file.getFileName())));
        copySmallFiles(folder);
    }

    private ByteBuffer merged(StoredTensor tensor) {
        var module = tensor.name().replaceFirst("\\.weight$", "");
        var pair = trained.adapter().pairs().get(module);
        if (pair == null || module.equals(tensor.name())) {
            return tensor.map();
        }
        if (tensor.type() != TensorType.F32 && tensor.type() != TensorType.F16 && tensor.type() != TensorType.BF16) {
            throw new TransformerException("tensor " + tensor.name() + " in " + tensor.file() + " holds "
                    + tensor.type() + " numbers, and F32, F16 or BF16 are merged");
        }
        return SafeTensorsWriter.encoded(tensor.type(), sum(tensor, pair));
    }

    private static float[] sum(StoredTensor tensor, PeftAdapter.Pair pair) {
        var weight = tensor.toFloats();
        var a = pair.a().toFloats();
        var b = pair.b().toFloats();
        int rank = Math.toIntExact(pair.a().shape().getFirst());
        int width = a.length / rank;
        float scale = (float) pair.scale();
        var product = new float[width];
        for (int row = 0; row < b.length / rank; row++) {
            Arrays.fill(product, 0);
            for (int k = 0; k < rank; k++) {
                float factor = b[row * rank + k];
                for (int i = 0; i < width; i++) {
                    product[i] += factor * a[k * width + i];
                }
            }
            for (int i = 0; i < width; i++) {
                float sum = weight[row * width + i] + scale * product[i];
                if (!Float.isFinite(sum)) {
                    throw new TransformerException("the merged tensor " + tensor.name()
                            + " would not be finite: the adapter in " + pair.a().file() + " is damaged");
                }
                weight[row * width + i] = sum;
            }
        }
        return weight;
    }

    private void copySmallFiles(Path folder) {
        try (var files = Files.list(trained.base())) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = file.getFileName().toString();
                if (COPIED.stream().anyMatch(name::endsWith) && !name.startsWith("adapter_")) {
                    AtomicFile.write(folder.resolve(name), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new TransformerException(
                    "cannot copy the small files of " + trained.base() + " to " + folder + ": " + FileTrouble.reason(e),
                    e);
        }
    }
}
