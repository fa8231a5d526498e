package dev.rlmworkbench.training.optim;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TorchScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Momentum, made orthogonal (Jordan, github.com/KellerJordan/Muon): all directions of a matrix move equally far,
/// however strong their gradients are. For matrices only.
///
/// `m = 0.95 m + 0.05 g`, `u = 0.05 g + 0.95 m` (Nesterov), `w = w (1 - rate decay) - rate scale orthogonal(u)`. The
/// size of the gradients does not matter to the size of a step, and so clipping does not either.
public final class Muon implements Optimizer {

    static final double MOMENTUM = 0.95;

    private final ParameterGroup group;
    private final NDManager manager;
    private final TorchScript script;
    private final NDArray polynomials;
    private final NDArray scales;
    private final List<NDArray> means;

    /// Made orthogonal in fp32.
    ///
    /// @param manager on the device of the parameters
    /// @throws IllegalArgumentException when a parameter is no matrix
    public Muon(NDManager manager, ParameterGroup group, Orthogonalization orthogonalization, MuonScale scale) {
        this(manager, group, orthogonalization, scale, Precision.FLOAT32);
    }

    /// @param manager   on the device of the parameters
    /// @param precision in which it is made orthogonal; torch's own Muon takes bf16, where small directions are
    ///                  lost
    /// @throws IllegalArgumentException when a parameter is no matrix
    public Muon(
            NDManager manager,
            ParameterGroup group,
            Orthogonalization orthogonalization,
            MuonScale scale,
            Precision precision) {
        for (var parameter : group.parameters()) {
            if (parameter.shape().length != 2) {
                throw new IllegalArgumentException("Muon is for matrices, and %s has the shape %s."
                        .formatted(parameter.name(), parameter.value().getShape()));
            }
        }
        this.group = group;
        this.manager = manager.newSubManager();
        this.script = TorchScript.load(
                this.manager, "muon", Map.of("momentum", MOMENTUM, "half", precision == Precision.BFLOAT16));
        // on the CPU, as numbers are read from them one by one
        this.polynomials = this.manager.newSubManager(Device.cpu()).create(orthogonalization.polynomials());
        this.scales = this.manager.create(scales(scale));
        this.means = Moments.zeros(group, this.manager);
    }

    private float[] scales(MuonScale scale) {
        var factors = new float[group.parameters().size()];
        for (int i = 0; i < factors.length; i++) {
            var shape = group.parameters().get(i).shape();
            factors[i] = (float) scale.factor(shape[0], shape[1]);
        }
        return factors;
    }

    @Override
    public List<ParameterGroup> groups() {
        return List.of(group);
    }

    @Override
    public void step(int step, double share) {
        try (var mine = manager.newSubManager()) {
            script.call(
                    mine,
                    "step",
                    group.values(),
                    Gradients.of(group.parameters()),
                    means,
                    polynomials,
                    scales,
                    group.rate() * share,
                    group.decay());
        }
    }

    /// A matrix with the same singular vectors and singular values near 1.
    ///
    /// @param results owns it
    NDArray orthogonal(NDArray matrix, NDManager results) {
        return script.call(results, "orthogonal", matrix, polynomials).singletonOrThrow();
    }

    @Override
    public Map<String, NDArray> state() {
        var state = new LinkedHashMap<String, NDArray>();
        Moments.name("mean", group, means, state);
        return state;
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
