package dev.rlmworkbench.training.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.rlmworkbench.transformer.learn.Parameter;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.weights.SafeTensors;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against six steps of torch's own optimisers each, and values of orthogonal matrices known from elsewhere.
class OptimizerTest {

    private final NDManager manager = TestTorch.engine().newManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private Parameter parameter(String name, float[] values, long... shape) {
        var size = new Shape(shape);
        return new Parameter(name, manager.create(values, size), manager.zeros(size), true);
    }

    /// @param relative whether the tolerance is a share of how far a step moves the parameter
    private void assertSixSteps(
            String golden, int parameters, Function<ParameterGroup, Optimizer> make, double decay, boolean relative) {
        var tensors = SafeTensors.open(TestTorch.GOLDEN.resolve(golden + ".safetensors"))
                .tensors();
        var group = IntStream.range(0, parameters)
                .mapToObj(i -> {
                    var start = tensors.get("p" + i + ".start");
                    return parameter("p" + i, start.toFloats(), start.shapeArray());
                })
                .toList();
        try (var optimizer = make.apply(new ParameterGroup("all", 1e-2, decay, group))) {
            for (int step = 0; step < 6; step++) {
                for (var parameter : group) {
                    parameter
                            .gradient()
                            .set(tensors.get(parameter.name() + ".grad" + step).toFloats());
                }
                optimizer.step(step + 1, 1);
                for (var parameter : group) {
                    var expected =
                            tensors.get(parameter.name() + ".after" + step).toFloats();
                    var before = tensors.get(parameter.name() + (step == 0 ? ".start" : ".after" + (step - 1)))
                            .toFloats();
                    double tolerance = relative ? 5e-3 * distance(before, expected) : 1e-6;
                    double off = relative
                            ? distance(parameter.value().toFloatArray(), expected)
                            : most(parameter.value().toFloatArray(), expected);
                    assertTrue(
                            off <= tolerance,
                            "%s, %s, step %d: off by %g, allowed %g"
                                    .formatted(golden, parameter.name(), step, off, tolerance));
                }
            }
        }
    }

    private static double distance(float[] a, float[] b) {
        return Math.sqrt(IntStream.range(0, a.length)
                .mapToDouble(i -> Math.pow(a[i] - b[i], 2))
                .sum());
    }

    private static double most(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElseThrow();
    }

    @Test
    void adamWStepsAsTorchs() {
        assertSixSteps("adamw", 2, group -> new AdamW(manager, group, AdamW.Betas.USUAL), 0.01, false);
    }

    /// torch computes the five polynomials in bf16, hence the tolerance.
    @Test
    void muonStepsAsTorchs() {
        assertSixSteps(
                "muon_original",
                3,
                group -> new Muon(
                        manager, group, Orthogonalization.NEWTON_SCHULZ, MuonScale.ORIGINAL, Precision.BFLOAT16),
                0.1,
                true);
        assertSixSteps(
                "muon_match_rms_adamw",
                3,
                group -> new Muon(
                        manager, group, Orthogonalization.NEWTON_SCHULZ, MuonScale.MATCH_RMS, Precision.BFLOAT16),
                0.1,
                true);
    }

    @Test
    void bothWaysToAnOrthogonalMatrixGiveTheKnownValues() {
        assertArrayEquals(
                new float[] {-.568290f, .057742f, .683774f, .563355f, .405613f, .247871f},
                orthogonal(Orthogonalization.NEWTON_SCHULZ, new float[] {1, 2, 3, 4, 5, 6}, 2, 3),
                2e-5f);
        assertArrayEquals(
                new float[] {-.577703f, .115203f, .808109f, .706884f, .565953f, .425021f},
                orthogonal(Orthogonalization.POLAR_EXPRESS, new float[] {1, 2, 3, 4, 5, 6}, 2, 3),
                2e-5f);
    }

    @Test
    void whatFiveStepsMakeOfEqualDirectionsDependsOnTheirNumberAndEightStepsDoNot() {
        var known = new double[][] {{1, .696}, {2, 1.108}, {4, .765}, {8, 1.067}, {16, .715}, {32, 1.019}};
        for (var pair : known) {
            int rank = (int) pair[0];
            var unit = new float[rank * rank];
            for (int i = 0; i < rank; i++) {
                unit[i * rank + i] = 1;
            }
            assertEquals(pair[1], orthogonal(Orthogonalization.NEWTON_SCHULZ, unit, rank, rank)[0], 1e-3);
            assertEquals(1, orthogonal(Orthogonalization.POLAR_EXPRESS, unit, rank, rank)[0], 2e-3);
        }
    }

    private float[] orthogonal(Orthogonalization way, float[] matrix, long rows, long columns) {
        try (var muon = new Muon(manager, new ParameterGroup("none", 1, 0, List.of()), way, MuonScale.MATCH_RMS);
                var given = manager.create(matrix, new Shape(rows, columns));
                var made = muon.orthogonal(given, manager)) {
            return made.toFloatArray();
        }
    }

    @Test
    void aMatrixWithoutAnyGradientStaysWhereItIs() {
        var a = parameter("a", new float[] {1, 2, 3, 4}, 2, 2);
        a.gradient().set(new float[4]);
        try (var muon = new Muon(
                manager,
                new ParameterGroup("lora", 1e-3, 0, List.of(a)),
                Orthogonalization.POLAR_EXPRESS,
                MuonScale.MATCH_RMS)) {
            muon.step(1, 1);
        }
        assertArrayEquals(new float[] {1, 2, 3, 4}, a.value().toFloatArray());
    }

    @Test
    void gradientsAreClippedByTheirNormTogether() {
        var a = parameter("a", new float[2], 2);
        var b = parameter("b", new float[1], 1);
        var both = List.of(a, b);
        a.gradient().set(new float[] {2, 3});
        b.gradient().set(new float[] {6});
        try (var gradients = new Gradients(manager)) {
            assertEquals(7, gradients.norm(both), 1e-6);
            assertFalse(gradients.clip(both, 7, 7));
            assertTrue(gradients.clip(both, 7, 3.5));
            assertEquals(3.5, gradients.norm(both), 1e-5);
            assertArrayEquals(new float[] {1, 1.5f}, a.gradient().toFloatArray(), 1e-5f);
            gradients.clear(both);
            assertEquals(0, gradients.norm(both));
        }
    }

    @Test
    void muonRefusesWhatIsNoMatrix() {
        var bias = new ParameterGroup("bias", 1, 0, List.of(parameter("bias", new float[3], 3)));
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> new Muon(manager, bias, Orthogonalization.POLAR_EXPRESS, MuonScale.MATCH_RMS));
        assertEquals("Muon is for matrices, and bias has the shape (3).", refused.getMessage());
    }

    @Test
    void aRateOfMuonIsToldAsOneOfAdamW() {
        assertEquals(2e-4, MuonScale.MATCH_RMS.adamEquivalent(2e-4, 8, 1536), 1e-12);
        // unscaled at 0.005, see Moonlight: 0.005 / (0.2 sqrt(1536))
        assertEquals(6.38e-4, MuonScale.ORIGINAL.adamEquivalent(0.005, 8, 1536), 1e-6);
    }

    @Test
    void theRateWarmsUpAndFallsAsItsCurveSays() {
        var cosine = new LearningRate(LearningRate.Curve.COSINE, 4, 12);
        assertEquals(0.2, cosine.share(1), 1e-12);
        assertEquals(0.8, cosine.share(4), 1e-12);
        assertEquals(1, cosine.share(5), 1e-12);
        assertEquals(0.5, cosine.share(9), 1e-12);
        assertTrue(cosine.share(12) > 0);
        var linear = new LearningRate(LearningRate.Curve.LINEAR, 0, 4);
        assertArrayEquals(
                new double[] {1, 0.75, 0.5, 0.25},
                IntStream.rangeClosed(1, 4).mapToDouble(linear::share).toArray(),
                1e-12);
        assertEquals(1, new LearningRate(LearningRate.Curve.CONSTANT, 0, 4).share(4));
        assertThrows(IllegalArgumentException.class, () -> new LearningRate(LearningRate.Curve.LINEAR, 5, 4));
    }
}
