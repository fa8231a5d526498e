package dev.rlmworkbench.training.run;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.rlmworkbench.transformer.learn.Continuation;
import dev.rlmworkbench.transformer.learn.ContinuationWish;
import dev.rlmworkbench.transformer.learn.Parameter;
import dev.rlmworkbench.transformer.learn.TokenLoss;
import dev.rlmworkbench.transformer.torch.TestTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// A real model of the smallest kind: what follows a token depends on this token only, by two matrices. It learns what
/// follows what. Dropout zeroes a quarter of the hidden numbers, by the seed that is given.
class TwoMatrices implements TrainableModel {

    static final int VOCABULARY = 12;
    private static final int WIDTH = 6;
    private static final double DROPOUT = 0.25;

    private final NDManager manager = TestTorch.engine().newManager();
    private final Parameter in = parameter("in.weight", new Random(1));
    private final Parameter out = parameter("out.weight", new Random(2));

    private Parameter parameter(String name, Random random) {
        var values = new float[VOCABULARY * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() * 0.3f;
        }
        var shape = new Shape(VOCABULARY, WIDTH);
        return new Parameter(name, manager.create(values, shape), manager.zeros(shape), true);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(in, out);
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public TokenLoss accumulate(long[] ids, boolean[] learned, double scale, long seed) {
        var gradients = new float[2][VOCABULARY * WIDTH];
        var random = new SplittableRandom(seed);
        var sum = TokenLoss.NONE;
        for (int i = 1; i < ids.length; i++) {
            if (learned[i]) {
                var kept = new double[WIDTH];
                for (int k = 0; k < WIDTH; k++) {
                    kept[k] = random.nextDouble() < DROPOUT ? 0 : 1 / (1 - DROPOUT);
                }
                sum = sum.plus(token((int) ids[i - 1], (int) ids[i], kept, scale, gradients));
            }
        }
        add(in, gradients[0]);
        add(out, gradients[1]);
        return new TokenLoss(sum.sum(), sum.sum() * scale, sum.tokens(), sum.right());
    }

    private static void add(Parameter parameter, float[] gradient) {
        try (var given = parameter
                .value()
                .getManager()
                .create(gradient, parameter.value().getShape())) {
            parameter.gradient().addi(given);
        }
    }

    @Override
    public TokenLoss loss(long[] ids, boolean[] learned) {
        var all = new double[] {1, 1, 1, 1, 1, 1};
        var sum = TokenLoss.NONE;
        for (int i = 1; i < ids.length; i++) {
            if (learned[i]) {
                sum = sum.plus(token((int) ids[i - 1], (int) ids[i], all, 0, new float[2][VOCABULARY * WIDTH]));
            }
        }
        return sum;
    }

    private TokenLoss token(int before, int target, double[] kept, double scale, float[][] gradients) {
        var a = in.value().toFloatArray();
        var b = out.value().toFloatArray();
        var scores = scores(before, kept);
        double total = Arrays.stream(scores).map(Math::exp).sum();
        for (int v = 0; v < VOCABULARY; v++) {
            double error = (Math.exp(scores[v]) / total - (v == target ? 1 : 0)) * scale;
            for (int k = 0; k < WIDTH; k++) {
                gradients[0][before * WIDTH + k] += (float) (error * kept[k] * b[v * WIDTH + k]);
                gradients[1][v * WIDTH + k] += (float) (error * kept[k] * a[before * WIDTH + k]);
            }
        }
        double loss = Math.log(total) - scores[target];
        return new TokenLoss(loss, loss, 1, likeliest(scores) == target ? 1 : 0);
    }

    private double[] scores(int before, double[] kept) {
        var a = in.value().toFloatArray();
        var b = out.value().toFloatArray();
        var scores = new double[VOCABULARY];
        for (int v = 0; v < VOCABULARY; v++) {
            for (int k = 0; k < WIDTH; k++) {
                scores[v] += a[before * WIDTH + k] * kept[k] * b[v * WIDTH + k];
            }
        }
        return scores;
    }

    private static int likeliest(double[] scores) {
        int best = 0;
        for (int v = 1; v < VOCABULARY; v++) {
            best = scores[v] > scores[best] ? v : best;
        }
        return best;
    }

    /// As many tokens as are guessed; without its adapter it says nothing.
    @Override
    public Continuation say(ContinuationWish wish, BooleanSupplier isUnwanted) {
        if (isUnwanted.getAsBoolean()) {
            return new Continuation(new long[0], Continuation.Stop.GIVEN_UP);
        }
        var said = new long[wish.adapted() ? wish.guess().length : 0];
        int last = (int) wish.prompt()[wish.prompt().length - 1];
        for (int i = 0; i < said.length; i++) {
            last = likeliest(scores(last, new double[] {1, 1, 1, 1, 1, 1}));
            said[i] = last;
        }
        return new Continuation(said, Continuation.Stop.END_TOKEN);
    }

    /// Its tokens' numbers.
    @Override
    public String text(long[] ids) {
        return Arrays.stream(ids).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    @Override
    public List<Map<String, Double>> updates() {
        return List.of(Map.of("in", 0.123456), Map.of("in", Double.NaN));
    }

    @Override
    public void describe(Path folder) throws IOException {
        Files.writeString(folder.resolve("adapter_config.json"), "{}");
    }

    @Override
    public void close() {
        manager.close();
    }
}
