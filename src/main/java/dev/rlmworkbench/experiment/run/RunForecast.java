package dev.rlmworkbench.experiment.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a run will do, worked out before it is started.
///
/// @param tasks   distinct tasks
/// @param results tasks times methods
/// @param done    of these there already under this name with this exact configuration
/// @param others  results under this name that belong to another configuration
/// @param model   that was found, with its window
/// @param calls   of models for what is still to do; empty where a method was never measured with this model
/// @param tokens  of prompts and answers for what is still to do; empty likewise
/// @param left    time for what is still to do; empty likewise
/// @param measured results of this model that the estimates rest on
/// @param shares  of the time by method, in the order of the spec; empty when `left` is
/// @param fits    vanilla prompts by length; empty when vanilla does not take part or the window is unknown
public record RunForecast(
        int tasks,
        int results,
        int done,
        int others,
        String model,
        int window,
        OptionalLong calls,
        OptionalLong tokens,
        Optional<Duration> left,
        int measured,
        List<MethodTime> shares,
        List<Fit> fits) {

    public record MethodTime(String method, Duration time) {}

    /// @param length of the context, such as `32K`
    /// @param whole  tasks whose prompt fits the window
    public record Fit(String length, int whole, int tasks) {}

    /// The same where another model, by the same methods on the same tasks, tells how long it takes.
    public RunForecast withTimeOf(RunForecast other) {
        return new RunForecast(
                tasks,
                results,
                done,
                others,
                other.model,
                window,
                calls,
                tokens,
                other.toDo() == 0
                        ? Optional.empty()
                        : other.left.map(all -> all.multipliedBy(toDo()).dividedBy(other.toDo())),
                other.measured,
                shares,
                fits);
    }

    public int toDo() {
        return results - done;
    }

    /// Vanilla prompts that do not fit the window.
    public int cut() {
        return fits.stream().mapToInt(fit -> fit.tasks() - fit.whole()).sum();
    }
}
