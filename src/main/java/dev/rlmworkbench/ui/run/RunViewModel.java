package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.experiment.run.RunForecast;
import dev.rlmworkbench.experiment.run.RunForecaster;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.TerminalCommands;
import dev.rlmworkbench.ui.state.FormPresets;
import dev.rlmworkbench.ui.state.OwnPresets;
import dev.rlmworkbench.ui.state.Preferences;
import dev.rlmworkbench.ui.state.RunCentre;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The form with its consequences: what the run would do is worked out anew after each change.
final class RunViewModel {

    /// The presets that come with the product; they leave the model as it is.
    static final List<String> SHIPPED = List.of("Smoke", "Small", "Full grid", "Long", "Ablations");

    final RunForm form;
    final ObjectProperty<@Nullable RunForecast> forecast = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable TaskPreview> preview = new SimpleObjectProperty<>();
    final FormPresets<ExperimentSpec> presets;
    /// Why there is no forecast, empty where there is one.
    final StringProperty trouble = new SimpleStringProperty("");
    final StringProperty command = new SimpleStringProperty("");
    /// Whether a command of options says it all; else it names a spec file that has to be saved.
    final ObjectProperty<Boolean> commandIsWhole = new SimpleObjectProperty<>(true);
    /// Tasks and results, which need no model to be known.
    final StringProperty size = new SimpleStringProperty("");
    /// Why Start did not start, empty else.
    final StringProperty notStarted = new SimpleStringProperty("");

    private final ReadOnlyBooleanWrapper computing = new ReadOnlyBooleanWrapper();
    private final Preferences settings;
    private final Background background;
    private final RunCentre centre;
    private final RunForecaster forecaster;
    private final TerminalCommands terminal;
    private final Duration pause;
    private List<TaskSpec> tasks = List.of();
    private int shown;
    private @Nullable Future<?> work;
    private @Nullable Future<?> previewWork;

    /// @param pause after the last change before anything is worked out
    RunViewModel(
            Benchmarks benchmarks,
            Preferences settings,
            Background background,
            RunCentre centre,
            RunForecaster forecaster,
            TerminalCommands terminal,
            OwnPresets<ExperimentSpec> own,
            Duration pause) {
        this.form = new RunForm(benchmarks);
        this.settings = settings;
        this.background = background;
        this.centre = centre;
        this.forecaster = forecaster;
        this.terminal = terminal;
        this.presets = new FormPresets<>(new SpecForm(), own);
        this.pause = pause;
        form.onChange(this::changed);
    }

    ReadOnlyBooleanProperty computing() {
        return computing.getReadOnlyProperty();
    }

    private void changed() {
        if (presets.changed()) {
            touched();
        }
    }

    private void touched() {
        notStarted.set("");
        refresh();
    }

    /// Works the consequences out again.
    void refresh() {
        if (work != null) {
            work.cancel(true);
        }
        var read = form.read();
        if (read.isEmpty()) {
            computing.set(false);
            forecast.set(null);
            trouble.set(String.join("\n", form.problems()));
            command.set("");
            size.set("");
            return;
        }
        var spec = read.get();
        var folder = settings.get().experiments();
        showCommand(spec);
        computing.set(true);
        work = background.run(
                () -> {
                    Thread.sleep(pause);
                    return spec.tasks();
                },
                found -> {
                    showTasks(spec, found);
                    work = background.run(() -> forecaster.forecast(spec, folder), this::show, this::unknown);
                },
                this::unknown);
    }

    private void showTasks(ExperimentSpec spec, List<TaskSpec> found) {
        tasks = found;
        shown = Math.clamp(shown, 0, Math.max(0, tasks.size() - 1));
        size.set("%s, %s: %s"
                .formatted(
                        Plural.of(tasks.size(), "task"),
                        Plural.of(spec.methods().size(), "method"),
                        Plural.of(
                                tasks.size()
                                        * spec.methods().size()
                                        * spec.models().size(),
                                "result")));
        showPreview();
    }

    private void show(RunForecast found) {
        computing.set(false);
        trouble.set("");
        forecast.set(found);
    }

    private void unknown(Exception failure) {
        computing.set(false);
        forecast.set(null);
        trouble.set(FailureWords.of(failure));
    }

    private void showCommand(ExperimentSpec spec) {
        var whole = terminal.run(spec, settings.get().experiments());
        commandIsWhole.set(whole.isPresent());
        command.set(whole.orElseGet(() -> terminal.runFile(Path.of(spec.name() + ".json"))));
    }

    /// @param step 1 for the next task, -1 for the one before
    void turnPreview(int step) {
        if (!tasks.isEmpty()) {
            shown = Math.floorMod(shown + step, tasks.size());
            showPreview();
        }
    }

    private void showPreview() {
        if (previewWork != null) {
            previewWork.cancel(true);
        }
        var task = tasks.get(shown);
        previewWork = background.run(() -> TaskPreview.of(task), preview::set, _ -> preview.set(null));
    }

    /// `Resumes: 84 of 180 done with this exact configuration`, `180 new`.
    static String resumes(RunForecast forecast) {
        if (forecast.done() == forecast.results()) {
            return "All %,d are there already with this exact configuration".formatted(forecast.results());
        }
        if (forecast.done() > 0) {
            return "Resumes: %,d of %,d done with this exact configuration"
                    .formatted(forecast.done(), forecast.results());
        }
        return forecast.others() > 0
                ? "%,d new; under this name there is another configuration (%s)"
                        .formatted(forecast.results(), Plural.of(forecast.others(), "result"))
                : "%,d new".formatted(forecast.results());
    }

    /// @return the spec that was started; empty where something is missing, which the fields then say
    Optional<ExperimentSpec> start() {
        var spec = form.read();
        if (spec.isEmpty()) {
            notStarted.set(String.join(
                    " ",
                    form.problems().stream()
                            .map(p -> p.endsWith(".") ? p : p + ".")
                            .toList()));
            return Optional.empty();
        }
        try {
            centre.start(spec.get(), settings.get().experiments());
            notStarted.set("");
            return spec;
        } catch (IllegalStateException | IllegalArgumentException e) {
            notStarted.set("Not started: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private final class SpecForm implements FormPresets.Form<ExperimentSpec> {

        @Override
        public List<String> shipped() {
            return SHIPPED;
        }

        @Override
        public ExperimentSpec preset(String name) {
            return switch (name) {
                case "Smoke" -> spec(name, List.of(4_000), List.of(50), TaskChoice.of(new NeedleInHaystack()));
                case "Small" -> spec(name, TaskGrid.SMALL_LENGTHS, TaskGrid.DEFAULT_DEPTHS, TaskChoice.BOTH);
                case "Full grid" -> spec(name, TaskGrid.DEFAULT_LENGTHS, TaskGrid.DEFAULT_DEPTHS, TaskChoice.BOTH);
                case "Long" -> spec(name, TaskGrid.LONG_LENGTHS, TaskGrid.DEFAULT_DEPTHS, TaskChoice.BOTH);
                case "Ablations" ->
                    spec(
                            name,
                            List.of(8_000, 32_000),
                            TaskGrid.DEFAULT_DEPTHS,
                            TaskChoice.of(new HardNeedleInHaystack()));
                default -> throw new IllegalArgumentException("no preset " + name);
            };
        }

        private ExperimentSpec spec(String name, List<Integer> lengths, List<Integer> depths, TaskChoice choice) {
            var now = form.read().orElse(RunForm.USUAL);
            var benchmarks = choice.benchmarks().stream()
                    .map(one -> BenchmarkSpec.of(one, lengths, depths))
                    .toList();
            var methods = name.equals("Ablations") ? MethodsSpec.NAMES : MethodsSpec.DEFAULT.methods();
            var file = name.toLowerCase(Locale.ROOT).replace(' ', '_');
            return ExperimentSpec.of(file, benchmarks, now.how().withMethods(methods))
                    .saving(now.saveTrajectories());
        }

        @Override
        public String proposedName() {
            return form.name.value();
        }

        @Override
        public Optional<ExperimentSpec> read() {
            return form.read();
        }

        @Override
        public List<String> problems() {
            return form.problems();
        }

        @Override
        public void fill(ExperimentSpec spec) {
            form.fill(spec);
        }

        @Override
        public void filled() {
            touched();
        }
    }
}
