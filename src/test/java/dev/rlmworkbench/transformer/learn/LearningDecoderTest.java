package dev.rlmworkbench.transformer.learn;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.Decoder;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.Projection;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearningDecoderTest {

    private static final long[] IDS = {5, 17, 300, 4, 4, 90, 211, 8, 19, 33, 2, 7};

    private final TorchEngine engine = TestTorch.engine();

    private LearningDecoder decoder(String model, WeightFormat format, double dropout) {
        return LearningDecoder.load(
                engine, GOLDEN.resolve("models").resolve(model), format, LoraSettings.all(4, 8, dropout, 7));
    }

    private static boolean[] all() {
        var learned = new boolean[IDS.length];
        Arrays.fill(learned, true);
        return learned;
    }

    /// So that both matrices of each pair have gradients.
    private static void fillB(LearningDecoder decoder) {
        int i = 0;
        for (var parameter : decoder.parameters()) {
            if (parameter.name().contains("lora_B")) {
                parameter.value().addi(0.01 + 0.001 * (i++ % 7));
            }
        }
    }

    private static List<float[]> gradients(LearningDecoder decoder) {
        return decoder.parameters().stream()
                .map(parameter -> parameter.gradient().toFloatArray())
                .toList();
    }

    @Test
    void beginsAsPeftDoes() {
        try (var decoder = decoder("qwen2_tied", WeightFormat.FP32, 0);
                var again = decoder("qwen2_tied", WeightFormat.FP32, 0)) {
            for (int i = 0; i < decoder.parameters().size(); i++) {
                var parameter = decoder.parameters().get(i);
                var values = parameter.value().toFloatArray();
                assertArrayEquals(again.parameters().get(i).value().toFloatArray(), values);
                if (parameter.name().endsWith("lora_A.weight")) {
                    double bound = 1 / Math.sqrt(parameter.shape()[1]);
                    double largest = 0;
                    for (float value : values) {
                        largest = Math.max(largest, Math.abs(value));
                    }
                    assertTrue(largest <= bound && largest > 0.9 * bound, parameter.name() + ": " + largest);
                } else {
                    assertArrayEquals(new float[values.length], values);
                }
            }
        }
    }

    @Test
    void dropoutIsTheSameForTheSameSeedAndAnotherForAnother() {
        try (var decoder = decoder("qwen2_tied", WeightFormat.FP32, 0.3)) {
            fillB(decoder);
            double first = decoder.accumulate(IDS, all(), 0.1, 1).sum();
            var gradients = gradients(decoder);
            decoder.zeroGradients();
            decoder.keep(0);
            assertEquals(first, decoder.accumulate(IDS, all(), 0.1, 1).sum());
            var again = gradients(decoder);
            for (int i = 0; i < again.size(); i++) {
                assertArrayEquals(gradients.get(i), again.get(i));
            }
            assertFalse(first == decoder.accumulate(IDS, all(), 0.1, 2).sum());
        }
    }

    @Test
    void gradientsThatAreNoNumbersBecomeZero() {
        try (var decoder = decoder("llama", WeightFormat.FP32, 0)) {
            var first = decoder.parameters().getFirst();
            first.gradient().addi(Float.NaN);
            decoder.zeroGradients();
            assertArrayEquals(
                    new float[(int) first.gradient().size()], first.gradient().toFloatArray());
        }
    }

    /// Sums are in 32 bits, so that only the numbers themselves are rounded.
    @ParameterizedTest
    @ValueSource(strings = {"qwen2_tied", "qwen3", "llama"})
    void gradientsInBf16AreThoseIn32BitsButForRounding(String model) {
        try (var wide = decoder(model, WeightFormat.FP32, 0);
                var half = decoder(model, WeightFormat.BF16, 0)) {
            fillB(wide);
            fillB(half);
            assertEquals(
                    wide.accumulate(IDS, all(), 0.1, 0).mean(),
                    half.accumulate(IDS, all(), 0.1, 0).mean(),
                    2e-2);
            double products = 0;
            double squaresOfWide = 0;
            double squaresOfHalf = 0;
            for (int i = 0; i < wide.parameters().size(); i++) {
                var a = gradients(wide).get(i);
                var b = gradients(half).get(i);
                for (int j = 0; j < a.length; j++) {
                    products += (double) a[j] * b[j];
                    squaresOfWide += (double) a[j] * a[j];
                    squaresOfHalf += (double) b[j] * b[j];
                }
            }
            assertEquals(1, products / Math.sqrt(squaresOfWide * squaresOfHalf), 2e-3);
            assertEquals(1, Math.sqrt(squaresOfHalf / squaresOfWide), 2e-2);
        }
    }

    @Test
    void tensorsOfAStepAreGoneAfterIt() {
        try (var decoder = decoder("qwen3", WeightFormat.BF16, 0.1)) {
            decoder.accumulate(IDS, all(), 0.1, 0);
            int before = decoder.manager().getManagedArrays().size();
            for (int i = 0; i < 50; i++) {
                decoder.keep(i % 2 * 1_000_000);
                decoder.accumulate(IDS, all(), 0.1, i);
                decoder.loss(IDS, all());
                decoder.zeroGradients();
            }
            assertEquals(before, decoder.manager().getManagedArrays().size());
        }
    }

    /// Longer than a block of attention, with heads that share keys.
    @ParameterizedTest
    @ValueSource(strings = {"qwen2_tied", "qwen2_untied", "qwen3", "llama", "llama3_rope"})
    void lossOfALongTextIsThatOfTheLogitsOfInference(String model) {
        var ids = new Random(5).longs(300, 0, 320).toArray();
        var learned = new boolean[ids.length];
        Arrays.fill(learned, 7, ids.length, true);
        double expected = 0;
        int right = 0;
        try (var inference = Decoder.load(engine, GOLDEN.resolve("models").resolve(model), Precision.FLOAT32)) {
            var logits = inference.logits(ids);
            for (int i = 7; i < ids.length; i++) {
                double sum = 0;
                for (float logit : logits[i - 1]) {
                    sum += Math.exp(logit);
                }
                expected += Math.log(sum) - logits[i - 1][(int) ids[i]];
                right += likeliest(logits[i - 1]) == ids[i] ? 1 : 0;
            }
        }
        try (var decoder = decoder(model, WeightFormat.FP32, 0)) {
            assertEquals(293, decoder.loss(ids, learned).tokens());
            assertEquals(expected, decoder.loss(ids, learned).sum(), 1e-2);
            assertEquals(right, decoder.loss(ids, learned).right());
            assertEquals(right, decoder.accumulate(ids, learned, 0.1, 0).right());
            assertEquals(expected, decoder.accumulate(ids, learned, 0.1, 0).sum(), 1e-2);
        }
    }

    /// All weights learn; along a random direction the loss changes as the gradients say.
    @ParameterizedTest
    @ValueSource(strings = {"qwen2_tied", "qwen2_untied", "qwen3", "llama", "llama3_rope"})
    void gradientsOfAllWeightsAreTheSlopeOfTheLoss(String model) {
        var folder = GOLDEN.resolve("models").resolve(model);
        var start = new HashMap<String, float[]>();
        WeightFiles.open(folder).all().forEach((name, tensor) -> start.put(name, tensor.toFloats()));
        var random = new Random(3);
        int width = 150;
        var ids = random.longs(2L * width, 0, 320).toArray();
        var places = new long[] {0, 3, 100, 148, 150, 160, 290};
        var targets = random.longs(places.length, 0, 320).toArray();
        var importance = new float[] {0.3f, 0.1f, 0.2f, 0.05f, 0.4f, 0.2f, 0.1f};
        var batch = new LearningBatch(2, width, ids, places, targets, importance);
        try (var decoder = LearningDecoder.whole(engine, DecoderConfig.read(folder), start, Precision.FLOAT32)) {
            assertEquals(start.size(), decoder.parameters().size());
            decoder.accumulate(batch, 0);
            for (var parameter : decoder.parameters()) {
                var gradient = parameter.gradient().toFloatArray();
                var direction = new float[gradient.length];
                double slope = 0;
                double squares = 0;
                for (int i = 0; i < direction.length; i++) {
                    // mostly along the gradient, so that the slope stands out of the rounding of 32 bits
                    direction[i] = gradient[i] * (1 + (float) random.nextGaussian() / 2);
                    slope += (double) direction[i] * gradient[i];
                    squares += (double) direction[i] * direction[i];
                }
                assertTrue(slope > 0, parameter.name() + " has no gradient");
                double step = 2e-3 / Math.sqrt(squares);
                double up = moved(decoder, batch, parameter, direction, step);
                double down = moved(decoder, batch, parameter, direction, -2 * step);
                moved(decoder, batch, parameter, direction, step);
                assertEquals(1, (up - down) / (2 * step * slope), 0.03, parameter.name());
            }
        }
    }

    private static double moved(
            LearningDecoder decoder, LearningBatch batch, Parameter parameter, float[] direction, double step) {
        try (var manager = decoder.manager().newSubManager()) {
            var along = manager.create(direction, parameter.value().getShape());
            parameter.value().addi(along.mul(step));
        }
        return decoder.loss(batch).weighted();
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private static ContinuationWish wish(long[] guess, boolean adapted) {
        return new ContinuationWish(
                new Random(9).longs(300, 0, 320).toArray(), guess, adapted, 24, Duration.ofHours(1));
    }

    /// Whatever is guessed.
    @ParameterizedTest
    @ValueSource(strings = {"qwen2_tied", "qwen2_untied", "qwen3", "llama", "llama3_rope"})
    void aTextIsContinuedAsInferenceDoes(String model) {
        var expected = new ArrayList<Long>();
        try (var inference = Decoder.load(engine, GOLDEN.resolve("models").resolve(model), Precision.FLOAT32);
                var cache = inference.newCache()) {
            long next =
                    likeliest(inference.extend(cache, wish(new long[0], false).prompt()));
            while (expected.size() < 24 && !inference.config().endTokens().contains((int) next)) {
                expected.add(next);
                next = likeliest(inference.extend(cache, next));
            }
        }
        var said = expected.stream().mapToLong(Long::longValue).toArray();
        try (var decoder = decoder(model, WeightFormat.FP32, 0.1)) {
            fillB(decoder);
            var halfRight = said.clone();
            for (int i = 0; i < said.length; i += 5) {
                halfRight[i] = (said[i] + 1) % 320;
            }
            for (var guess : List.of(new long[0], said, halfRight, new long[] {1, 2, 3})) {
                assertArrayEquals(
                        said, decoder.continued(wish(guess, false), () -> false).ids());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withTheAdapterEachTokenIsTheLikeliest(WeightFormat format) {
        try (var decoder = decoder("qwen2_tied", format, 0.1)) {
            for (int i = 0; i < 20; i++) {
                fillB(decoder);
            }
            var prompt = wish(new long[0], true).prompt();
            var said = decoder.continued(wish(new long[0], true), () -> false).ids();
            var all = LongStream.concat(Arrays.stream(prompt), Arrays.stream(said))
                    .toArray();
            var learned = new boolean[all.length];
            Arrays.fill(learned, prompt.length, all.length, true);
            assertEquals(said.length, decoder.loss(all, learned).right(), format == WeightFormat.FP32 ? 0.5 : 2.5);
            assertFalse(Arrays.equals(
                    said,
                    decoder.continued(wish(new long[0], false), () -> false).ids()));
        }
    }

    @Test
    void continuingEndsWhenTimeIsUpOrNobodyWantsItAndLeavesNothingBehind() {
        try (var decoder = decoder("llama", WeightFormat.NF4, 0)) {
            var at = decoder.manager().getManagedArrays().size();
            var late = new ContinuationWish(IDS, new long[0], true, 5, Duration.ZERO);
            assertEquals(
                    Continuation.Stop.TIME, decoder.continued(late, () -> false).stop());
            assertEquals(
                    Continuation.Stop.GIVEN_UP,
                    decoder.continued(wish(new long[0], true), () -> true).stop());
            decoder.continued(wish(new long[0], true), () -> false);
            decoder.adapterUpdates();
            assertEquals(at, decoder.manager().getManagedArrays().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLearnedIsTheSameWhateverIsLookedAtBetween(WeightFormat format) {
        try (var decoder = decoder("qwen2_tied", format, 0.3)) {
            fillB(decoder);
            double loss = decoder.accumulate(IDS, all(), 0.1, 1).sum();
            var gradients = gradients(decoder);
            decoder.zeroGradients();
            decoder.continued(wish(IDS, true), () -> false);
            decoder.continued(wish(IDS, false), () -> false);
            decoder.adapterUpdates();
            assertEquals(loss, decoder.accumulate(IDS, all(), 0.1, 1).sum());
            var again = gradients(decoder);
            for (int i = 0; i < again.size(); i++) {
                assertArrayEquals(gradients.get(i), again.get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSizeOfTheAdapterIsThatOfItsProduct(WeightFormat format) {
        var files = WeightFiles.open(GOLDEN.resolve("models/qwen2_tied"));
        try (var decoder = decoder("qwen2_tied", format, 0)) {
            assertEquals(0.0, decoder.adapterUpdates().getLast().get(Projection.UP));
            fillB(decoder);
            var updates = decoder.adapterUpdates();
            for (int i = 0; i < decoder.parameters().size(); i += 2) {
                var a = decoder.parameters().get(i);
                var b = decoder.parameters().get(i + 1);
                var projection = Projection.values()[i / 2 % Projection.values().length];
                int layer = i / 2 / Projection.values().length;
                var weight = files.tensor(projection.module(layer) + ".weight").toFloats();
                double expected = 2 * size(product(b, a)) / size(weight);
                assertEquals(
                        expected,
                        updates.get(layer).get(projection),
                        expected * (format == WeightFormat.NF4 ? 0.02 : 1e-3));
            }
        }
    }

    private static float[] product(Parameter b, Parameter a) {
        try (var product = b.value().matMul(a.value())) {
            return product.toFloatArray();
        }
    }

    private static double size(float[] numbers) {
        double squares = 0;
        for (float number : numbers) {
            squares += (double) number * number;
        }
        return Math.sqrt(squares);
    }
}
