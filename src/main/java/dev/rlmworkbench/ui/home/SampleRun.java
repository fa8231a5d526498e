package dev.rlmworkbench.ui.home;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.util.List;

/// The comparison that Home offers: a needle at three depths of a short and a longer text, by both methods.
final class SampleRun {

    static final List<Integer> LENGTHS = List.of(1_000, 8_000);
    static final List<Integer> DEPTHS = List.of(10, 50, 90);

    private SampleRun() {}

    static int answers() {
        return 2 * LENGTHS.size() * DEPTHS.size();
    }

    /// With the model that the product ships: no server, no network.
    static ExperimentSpec withPocket() {
        return spec("sample", PocketModel.NAME, List.of());
    }

    static ExperimentSpec with(ModelWatch.Choice choice) {
        return spec("sample_own_model", choice.model().name(), choice.server().endpoints());
    }

    private static ExperimentSpec spec(String name, String model, List<String> endpoints) {
        var models = ModelSpec.of(model, endpoints);
        var benchmark = BenchmarkSpec.of(new NeedleInHaystack(), LENGTHS, DEPTHS);
        return ExperimentSpec.of(name, List.of(benchmark), MethodsSpec.DEFAULT.withModels(List.of(models)));
    }
}
