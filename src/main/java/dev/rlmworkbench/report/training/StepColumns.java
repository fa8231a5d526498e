package dev.rlmworkbench.report.training;

import dev.rlmworkbench.result.training.TrainingEvent.Step;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Steps of a training in their order as columns of numbers: 200,000 of them take some 20 MB and no object each.
final class StepColumns {

    private final Map<StepValue, Numbers> values = new EnumMap<>(StepValue.class);
    private final Map<String, Numbers> rates = new TreeMap<>();

    StepColumns() {
        for (var value : StepValue.values()) {
            values.put(value, new Numbers());
        }
    }

    void add(Step step) {
        int before = size();
        values.forEach((value, numbers) -> numbers.add(value.of(step)));
        for (var group : step.rates().keySet()) {
            rates.computeIfAbsent(group, _ -> unknown(before));
        }
        rates.forEach((group, numbers) -> numbers.add(step.rates().getOrDefault(group, Double.NaN)));
    }

    private static Numbers unknown(int count) {
        var numbers = new Numbers();
        for (int i = 0; i < count; i++) {
            numbers.add(Double.NaN);
        }
        return numbers;
    }

    int size() {
        return of(StepValue.STEP).size();
    }

    boolean isEmpty() {
        return size() == 0;
    }

    Numbers of(StepValue value) {
        return values.get(value);
    }

    /// Groups of parameters that have a learning rate.
    Set<String> groups() {
        return rates.keySet();
    }

    Numbers rates(String group) {
        return rates.get(group);
    }

    /// @return the steps later than this one, which are no more here
    StepColumns cutAfter(int step) {
        int from = of(StepValue.STEP).firstFrom(step + 1.0);
        var tail = new StepColumns();
        values.forEach((value, numbers) -> tail.values.put(value, numbers.cut(from)));
        rates.forEach((group, numbers) -> tail.rates.put(group, numbers.cut(from)));
        return tail;
    }
}
