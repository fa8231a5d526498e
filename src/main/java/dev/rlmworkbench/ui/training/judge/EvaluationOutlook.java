package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.experiment.run.RunForecast;
import dev.rlmworkbench.experiment.run.RunForecaster;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.training.evaluation.Evaluation;
import dev.rlmworkbench.training.evaluation.EvaluationPlan;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.TerminalCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// How much an evaluation would be, worked out anew after each change of the form.
final class EvaluationOutlook {

    final ObjectProperty<@Nullable RunForecast> forecast = new SimpleObjectProperty<>();
    /// Tasks and answers, which need no model to be known.
    final StringProperty size = new SimpleStringProperty("");
    /// Why there is no forecast, empty where there is one.
    final StringProperty trouble = new SimpleStringProperty("");
    final StringProperty command = new SimpleStringProperty("");

    private final Background background;
    private final RunForecaster forecaster;
    private final TerminalCommands terminal;
    private final Duration pause;
    private @Nullable Future<?> work;

    /// @param pause after the last change before anything is worked out
    EvaluationOutlook(Background background, RunForecaster forecaster, TerminalCommands terminal, Duration pause) {
        this.background = background;
        this.forecaster = forecaster;
        this.terminal = terminal;
        this.pause = pause;
    }

    void clear() {
        cancel();
        forecast.set(null);
        size.set("");
        trouble.set("");
        command.set("");
    }

    /// @param plan empty while the form is not whole
    void of(Evaluation evaluation, Optional<EvaluationPlan> plan, Path experiments) {
        cancel();
        forecast.set(null);
        trouble.set("");
        if (plan.isEmpty()) {
            size.set("");
            command.set("");
            return;
        }
        command.set(terminal.evaluate(plan.get(), experiments));
        work = background.run(
                () -> {
                    Thread.sleep(pause);
                    return plan.get().spec(evaluation);
                },
                spec -> count(evaluation, spec, experiments),
                this::failed);
    }

    private void count(Evaluation evaluation, ExperimentSpec spec, Path experiments) {
        work = background.run(
                spec::tasks,
                tasks -> {
                    var methods = spec.methods().size();
                    var models = spec.models().size();
                    size.set("%s, %s, %s: %s"
                            .formatted(
                                    Plural.of(tasks.size(), "task"),
                                    Plural.of(methods, "method"),
                                    Plural.of(models, "model"),
                                    Plural.of((long) tasks.size() * methods * models, "answer")));
                    work = background.run(() -> expected(evaluation, spec, experiments), forecast::set, this::failed);
                },
                this::failed);
    }

    /// A trained model that was never measured takes as long as its base, which was.
    private RunForecast expected(Evaluation evaluation, ExperimentSpec spec, Path experiments)
            throws IOException, InterruptedException {
        var own = forecaster.forecast(spec, experiments);
        if (own.left().isPresent() || own.toDo() == 0) {
            return own;
        }
        var base = forecaster.forecast(
                ExperimentSpec.of(
                        spec.name() + "_by_base",
                        spec.benchmarks(),
                        spec.how()
                                .withModels(evaluation
                                        .asked(true, false, null, null)
                                        .subList(0, 1))),
                experiments);
        return own.withTimeOf(base);
    }

    void failed(Exception failure) {
        trouble.set(FailureWords.sentence(FailureWords.of(failure)));
    }

    private void cancel() {
        if (work != null) {
            work.cancel(true);
        }
    }
}
