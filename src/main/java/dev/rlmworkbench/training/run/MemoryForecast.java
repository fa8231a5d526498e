package dev.rlmworkbench.training.run;

import dev.rlmworkbench.result.training.MemoryPart;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.FreeMemory;
import dev.rlmworkbench.transformer.Projection;
import dev.rlmworkbench.transformer.learn.LearningDecoder;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import dev.rlmworkbench.transformer.torch.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Main memory that a training will take, part by part, reckoned from the shapes of all that it holds at once. It is
/// within about 20 % of what is measured; the real peak stands beside it at the end.
///
/// @param parts all of it together
public record MemoryForecast(List<MemoryPart> parts) {

    /// Packed 4 bits and their scales, see [dev.rlmworkbench.transformer.nf4.Nf4].
    private static final double NF4_BYTES = 0.5 + 0.01587;

    /// Java, libtorch and its work space, as measured with the pocket model.
    private static final long RUNTIME = 400_000_000;

    /// Tasks, their texts as they are searched, runs and the host's side of REPLs, as measured with the pocket model.
    private static final long RUNS = 150_000_000;

    /// Share of all else that lies unused between tensors.
    private static final double UNUSED = 0.05;

    public MemoryForecast {
        parts = List.copyOf(parts);
    }

    /// @param precision that the model is computed in
    /// @param longest   tokens of the longest text
    /// @param learned   tokens that are learned in the text with most of them
    public static MemoryForecast of(
            TrainingSpec spec, DecoderConfig model, Precision precision, int longest, int learned) {
        long number = precision.bytes();
        long projections = perLayer(model) * model.layers();
        long tables = (long) model.vocabulary() * model.hidden() * (model.tied() ? 1 : 2);
        long adapter = adapterNumbers(spec, model);
        int moments = spec.steps().optimizer() == OptimizerKind.ADAMW ? 8 : 4;
        long inputs = (long) longest * model.hidden() * number * (model.layers() + 1);
        long kept = Math.min(
                LearningDecoder.KEPT_BYTES, LearningDecoder.keptBytes(model, precision, longest) * model.layers());
        long logits = Math.min(LearningDecoder.LOGITS + model.vocabulary(), (long) learned * model.vocabulary());
        var parts = new ArrayList<>(List.of(
                new MemoryPart(
                        "model, " + spec.weights().name().toLowerCase(Locale.ROOT),
                        spec.weights() == WeightFormat.NF4
                                ? Math.round(projections * NF4_BYTES)
                                : projections * number),
                new MemoryPart("its table of tokens", tables * number),
                new MemoryPart("adapter with gradients and moments", adapter * (4 + 4 + moments)),
                new MemoryPart("what layers keep until the way back", inputs + kept),
                new MemoryPart("one layer at work", layerAtWork(model, precision, longest)),
                new MemoryPart("one layer unpacked", spec.weights() == WeightFormat.NF4 ? perLayer(model) * number : 0),
                new MemoryPart("logits of some tokens", logits * number),
                new MemoryPart("program", RUNTIME)));
        parts.add(new MemoryPart("unused between tensors", Math.round(UNUSED * sum(parts))));
        return new MemoryForecast(parts);
    }

    /// With the same model once more, which makes attempts between the steps.
    public MemoryForecast withAttempts(DecoderConfig model, Precision precision) {
        var all = new ArrayList<>(parts);
        all.add(new MemoryPart("the model that makes attempts", model.parameters() * precision.bytes()));
        all.add(new MemoryPart("tasks and runs", RUNS));
        return new MemoryForecast(all);
    }

    private static long perLayer(DecoderConfig model) {
        return Arrays.stream(Projection.values())
                .mapToLong(projection -> (long) projection.inputs(model) * projection.outputs(model))
                .sum();
    }

    private static long adapterNumbers(TrainingSpec spec, DecoderConfig model) {
        return Arrays.stream(Projection.values())
                        .filter(projection -> spec.adapter().targets().contains(projection.shortName()))
                        .mapToLong(projection -> projection.inputs(model) + projection.outputs(model))
                        .sum()
                * spec.adapter().rank()
                * model.layers();
    }

    /// What it keeps once more, its gradients, and attention in 32 bits.
    private static long layerAtWork(DecoderConfig model, Precision precision, int tokens) {
        long number = precision.bytes();
        long attention = (long) model.heads() * model.headDim() + 2L * model.kvHeads() * model.headDim();
        return LearningDecoder.keptBytes(model, precision, tokens)
                + tokens * number * (3L * model.intermediate() + 6L * model.hidden())
                + tokens * 4L * 3 * attention;
    }

    public long bytes() {
        return sum(parts);
    }

    private static long sum(List<MemoryPart> parts) {
        return parts.stream().mapToLong(MemoryPart::bytes).sum();
    }

    /// @throws TrainingException when less memory is free now
    public void requireFree() {
        long free = FreeMemory.ofThisMachine().bytes();
        if (bytes() > free) {
            throw new TrainingException(String.format(
                    Locale.ROOT,
                    "The training needs about %.1f GB of memory, most of it for %s, and %.1f GB are free; close other"
                            + " programs, free Ollama's models, lower the maximum length, or begin it all the same.",
                    bytes() / 1e9,
                    parts.stream()
                            .max((a, b) -> Long.compare(a.bytes(), b.bytes()))
                            .orElseThrow()
                            .what(),
                    free / 1e9));
        }
    }
}
