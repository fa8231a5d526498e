package dev.rlmworkbench.training.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.rlmworkbench.transformer.torch.TorchScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101): every number has a step size of its own,
/// by how its gradients scatter.
///
/// `m = b1 m + (1 - b1) g`, `v = b2 v + (1 - b2) g^2`, `w = w (1 - rate decay) - rate (m / (1 - b1^t)) /
/// (sqrt(v / (1 - b2^t)) + epsilon)`
public final class AdamW implements Optimizer {

    /// @param beta1   how much of the mean of the gradients is kept each step, 0 to 1
    /// @param beta2   how much of the mean of their squares is kept, 0 to 1
    /// @param epsilon keeps the division from one by zero
    public record Betas(double beta1, double beta2, double epsilon) {
        public static final Betas USUAL = new Betas(0.9, 0.999, 1e-8);
    }

    private final ParameterGroup group;
    private final Betas betas;
    private final NDManager manager;
    private final TorchScript script;
    private final List<NDArray> first;
    private final List<NDArray> second;

    /// @param manager on the device of the parameters
    public AdamW(NDManager manager, ParameterGroup group, Betas betas) {
        this.group = group;
        this.betas = betas;
        this.manager = manager.newSubManager();
        this.script = TorchScript.load(
                this.manager,
                "adamw",
                Map.of("beta1", betas.beta1(), "beta2", betas.beta2(), "epsilon", betas.epsilon()));
        this.first = Moments.zeros(group, this.manager);
        this.second = Moments.zeros(group, this.manager);
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
                    first,
                    second,
                    1 - Math.pow(betas.beta1(), step),
                    1 - Math.pow(betas.beta2(), step),
                    group.rate() * share,
                    group.decay());
        }
    }

    @Override
    public Map<String, NDArray> state() {
        var state = new LinkedHashMap<String, NDArray>();
        Moments.name("first", group, first, state);
        Moments.name("second", group, second, state);
        return state;
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
