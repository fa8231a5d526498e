package dev.rlmworkbench.training.run;

import dev.rlmworkbench.training.data.Sample;
import java.util.List;
import java.util.Optional;

/// The texts of a data set, all of them once an epoch.
final class DatasetTexts implements StepTexts {

    private final List<Sample> all;
    private final DataOrder order;
    private final int steps;

    /// @param all at least one
    DatasetTexts(List<Sample> all, TrainingSpec spec) {
        int accumulation = spec.steps().accumulation();
        this.all = List.copyOf(all);
        this.order = new DataOrder(spec.seed(), all.size(), accumulation);
        this.steps = spec.schedule().steps(all.size(), accumulation);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public int texts() {
        return all.size();
    }

    @Override
    public double epochs(int step) {
        return order.epochs(step);
    }

    @Override
    public Optional<List<WeightedText>> of(int step, TrainingControl control) {
        return Optional.of(order.texts(step).stream()
                .map(i -> new WeightedText(all.get(i), 1))
                .toList());
    }
}
