package dev.rlmworkbench.ui.home;

import dev.rlmworkbench.experiment.BenchmarkSpec;
import dev.rlmworkbench.experiment.ExperimentSpec;
import dev.rlmworkbench.experiment.ModelSpec;
import dev.rlmworkbench.ui.shell.ModelWatch;
import java.util.List;

/// The comparison that Home offers: a needle at three depths of a short and a longer text, by both methods.
final class SampleRun {

    static final String NAME = "sample";
    static final List<Integer> LENGTHS = List.of(2_000, 8_000);
    static final List<Integer> DEPTHS = List.of(10, 50, 90);

    private SampleRun() {}

    static int answers() {
        return 2 * LENGTHS.size() * DEPTHS.size();
    }

    /// With the first model of the first server that has one.
    static ExperimentSpec on(ModelWatch.Found found) {
        var server = found.servers().stream()
                .filter(each -> !each.models().isEmpty())
                .findFirst()
                .orElseThrow();
        var model = new ModelSpec(null, null, List.of(server.address()), null, null, null, null);
        var benchmark = new BenchmarkSpec("niah", LENGTHS, null, DEPTHS, 1, null);
        return new ExperimentSpec(
                NAME,
                List.of(benchmark),
                List.of("vanilla", "rlm"),
                List.of(model),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true);
    }
}
