package dev.rlmworkbench.report.training;

import java.util.List;
import java.util.OptionalDouble;

/// What another training had at a place of the axis, for the words on a point. A copy, so that its lock need not
/// be held together with that of the training it stands beside.
record OtherTraining(String name, Numbers x, Numbers y) {

    static List<OtherTraining> of(List<TrainingTrace> others, StepValue value, TrainingLook look) {
        return others.stream()
                .map(other -> {
                    synchronized (other) {
                        return new OtherTraining(
                                other.name(),
                                other.steps().of(look.axis().value()).copy(),
                                other.smoothed(value, look.smoothing()).copy());
                    }
                })
                .toList();
    }

    /// @return empty where it has not come so far
    OptionalDouble at(double place) {
        int at = x.firstFrom(place);
        return at < x.size() ? OptionalDouble.of(y.get(at)) : OptionalDouble.empty();
    }
}
