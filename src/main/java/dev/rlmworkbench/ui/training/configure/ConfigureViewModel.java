package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingStart;
import dev.rlmworkbench.training.plan.OutlookReader;
import dev.rlmworkbench.training.plan.TrainingOutlook;
import dev.rlmworkbench.training.plan.TrainingRecipe;
import dev.rlmworkbench.training.plan.UnsuitableException;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.TerminalCommands;
import dev.rlmworkbench.ui.state.FormPresets;
import dev.rlmworkbench.ui.state.OwnPresets;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is to be trained and how, what that leads to, and the start.
final class ConfigureViewModel {

    private static final List<String> SHIPPED = List.of("Recommended", "Seed");

    final TrainingForm form = new TrainingForm();
    final FormPresets<TrainingRecipe> presets;
    final HeldModels ollama;
    final TrainingName name;
    final BaseModelChoice base;
    final StringProperty datasetError = new SimpleStringProperty("");
    final ObjectProperty<@Nullable TrainingOutlook> outlook = new SimpleObjectProperty<>();
    /// Why there is no outlook, or why it is without the data set; else empty.
    final StringProperty trouble = new SimpleStringProperty("");
    /// Empty while it cannot be said.
    final StringProperty command = new SimpleStringProperty("");
    /// Trainings of the name that were begun before.
    final ObjectProperty<StartAnswer.@Nullable Exists> existing = new SimpleObjectProperty<>();
    /// What stands against a start that was wished for; null where nothing does.
    final ObjectProperty<@Nullable StartAnswer> answer = new SimpleObjectProperty<>();
    /// Why it was not started, empty else.
    final StringProperty notStarted = new SimpleStringProperty("");

    private final ReadOnlyBooleanWrapper computing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
    private final TrainingDesk desk;
    private final Background background;
    private final OutlookReader reader;
    private final TrainingStarter starter;
    private final Launch launch;
    private final TerminalCommands terminal;
    private final Duration pause;
    private @Nullable Future<?> work;

    /// Starts the process of trainings that were begun.
    interface Launch {

        /// @param started told when it is there
        /// @param failed  hears why it could not be started
        void start(List<TrainingFolder> trainings, Runnable started, Consumer<Exception> failed);
    }

    /// @param pause after the last change before anything is worked out
    ConfigureViewModel(
            TrainingDesk desk,
            Background background,
            LocalModels local,
            Launch launch,
            OllamaMemory ollamaMemory,
            TerminalCommands terminal,
            OwnPresets<TrainingRecipe> own,
            Duration pause) {
        this.desk = desk;
        this.background = background;
        this.name = new TrainingName(form.optimizer::get, desk::experiments);
        this.base = new BaseModelChoice(background, local);
        this.reader = new OutlookReader(local);
        this.starter = new TrainingStarter(new TrainingStart(local));
        this.launch = launch;
        this.ollama = new HeldModels(background, ollamaMemory, this::refresh);
        this.terminal = terminal;
        this.presets = new FormPresets<>(new RecipeForm(), own);
        this.pause = pause;
        presets.useShipped(SHIPPED.getFirst());
        form.onChange(this::changed);
        // a preset suits each optimiser
        form.optimizer.addListener(_ -> touched());
        name.field.text().addListener(_ -> {
            name.field.error().set("");
            existing.set(null);
            touched();
        });
        base.chosen.addListener(_ -> modelChosen());
        desk.wanted().subscribe(this::use);
        desk.dataset().addListener(_ -> {
            datasetError.set("");
            touched();
        });
    }

    /// Its values, data set and model, under another name.
    private void use(@Nullable TrainingSpec spec) {
        if (spec == null) {
            return;
        }
        desk.wanted().set(null);
        presets.fill(TrainingRecipe.of(spec));
        desk.dataset().set(Path.of(spec.dataset()));
        base.choose(spec.model());
        touched();
    }

    ReadOnlyBooleanProperty computing() {
        return computing.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty starting() {
        return starting.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Path> dataset() {
        return desk.dataset();
    }

    private void modelChosen() {
        base.error.set("");
        // a preset keeps to the window of the model
        var shown = presets.chosen().getValue();
        if (shown != null && SHIPPED.contains(shown)) {
            presets.useShipped(shown);
        }
        touched();
    }

    private void changed() {
        if (presets.changed()) {
            touched();
        }
    }

    private void touched() {
        notStarted.set("");
        answer.set(null);
        refresh();
    }

    /// Works out again what all of this leads to.
    void refresh() {
        if (work != null) {
            work.cancel(true);
        }
        var recipe = form.read();
        var chosen = base.chosen.get();
        if (recipe.isEmpty() || chosen == null) {
            computing.set(false);
            unknown(recipe.isEmpty() ? String.join("\n", form.problems()) : "Choose a base model.");
            return;
        }
        if (!chosen.suits()) {
            computing.set(false);
            base.error.set(String.valueOf(chosen.trouble()));
            unknown(String.valueOf(chosen.trouble()));
            return;
        }
        computing.set(true);
        var dataset = desk.dataset().get();
        var folders = name.foldersIfAny();
        work = background.run(
                () -> {
                    Thread.sleep(pause);
                    return look(recipe.get(), chosen.name(), dataset, folders);
                },
                seen -> show(recipe.get(), seen),
                this::failed);
    }

    /// @param unsuitable why the data set is left out of it, empty where it is not
    private record Seen(TrainingOutlook outlook, Optional<StartAnswer.Exists> existing, String unsuitable) {}

    /// What memory is needed is told also where the data set does not suit.
    private Seen look(TrainingRecipe recipe, String learner, @Nullable Path dataset, List<TrainingFolder> folders)
            throws IOException, InterruptedException {
        try {
            var found = reader.read(recipe, learner, dataset, desk.experiments());
            return new Seen(found, Optional.ofNullable(TrainingStarter.exists(folders, found.specs())), "");
        } catch (UnsuitableException e) {
            if (e.choice() != UnsuitableException.Choice.DATASET) {
                throw e;
            }
            var without = reader.read(recipe, learner, null, desk.experiments());
            return new Seen(without, Optional.empty(), e.sentence());
        }
    }

    private void show(TrainingRecipe recipe, Seen seen) {
        computing.set(false);
        base.error.set("");
        if (desk.dataset().get() != null) {
            datasetError.set(seen.unsuitable());
        }
        form.maxLength.check();
        trouble.set(seen.unsuitable());
        outlook.set(seen.outlook());
        existing.set(seen.existing().orElse(null));
        var dataset = desk.dataset().get();
        command.set(
                dataset == null
                                || !seen.unsuitable().isEmpty()
                                || name.foldersIfAny().isEmpty()
                        ? ""
                        : terminal.train(
                                recipe,
                                dataset,
                                seen.outlook().model().name(),
                                seen.outlook().model().window(),
                                name.field.value(),
                                desk.experiments()));
    }

    private void unknown(String why) {
        outlook.set(null);
        existing.set(null);
        command.set("");
        trouble.set(why);
    }

    private void failed(Exception failure) {
        computing.set(false);
        unknown(FailureWords.of(failure));
        say(failure);
    }

    /// Below the field that it is about.
    private void say(Exception failure) {
        switch (failure) {
            case UnsuitableException e -> {
                var error =
                        switch (e.choice()) {
                            case MODEL -> base.error;
                            case DATASET -> datasetError;
                            case MAX_LENGTH -> form.maxLength.field.error();
                        };
                error.set(e.sentence());
            }
            case IllegalArgumentException e -> name.field.error().set(String.valueOf(e.getMessage()));
            default -> notStarted.set(FailureWords.of(failure));
        }
    }

    void chooseAnotherName() {
        name.chooseFree();
        answer.set(null);
        notStarted.set("");
    }

    void start(TrainingStarter.Consent consent) {
        if (starting.get()) {
            return;
        }
        answer.set(null);
        var missing = missing();
        notStarted.set(String.join(" ", missing));
        var recipe = form.read();
        var chosen = base.chosen.get();
        var dataset = desk.dataset().get();
        if (!missing.isEmpty() || recipe.isEmpty() || chosen == null || dataset == null) {
            return;
        }
        var folders = name.folders();
        starting.set(true);
        background.run(
                () -> {
                    var seen = reader.read(recipe.get(), chosen.name(), dataset, desk.experiments());
                    return starter.begin(folders, seen.specs(), consent);
                },
                this::take,
                this::startFailed);
    }

    private void startFailed(Exception failure) {
        starting.set(false);
        notStarted.set("Not started: " + FailureWords.of(failure));
        say(failure);
    }

    /// What stands in the way of a start, a sentence each, which the fields then say too.
    private List<String> missing() {
        form.check();
        name.check();
        base.check();
        var missing = new ArrayList<String>();
        if (desk.dataset().get() == null) {
            datasetError.set("Choose a data set, or build one in the step Data.");
        }
        missing.add(base.error.get());
        missing.add(datasetError.get());
        missing.addAll(form.problems());
        missing.add(name.field.error().get());
        missing.removeIf(String::isEmpty);
        return missing;
    }

    private void take(StartAnswer came) {
        starting.set(false);
        switch (came) {
            case StartAnswer.Begun(var trainings) -> {
                starting.set(true);
                launch.start(trainings, () -> started(trainings), this::startFailed);
            }
            case StartAnswer.Runs(var training, var process) -> {
                notStarted.set("The training %s runs already (process %d).".formatted(training.name(), process));
                answer.set(came);
            }
            case StartAnswer.Exists exists -> {
                notStarted.set(exists.sentence());
                answer.set(came);
            }
            case StartAnswer.NeedsMemory(var sentence) -> {
                notStarted.set(sentence);
                answer.set(came);
            }
        }
    }

    private void started(List<TrainingFolder> trainings) {
        starting.set(false);
        desk.training().set(trainings.getFirst());
        desk.done(TrainingStep.CONFIGURE, true);
        desk.step().set(TrainingStep.TRAIN);
        refresh();
    }

    /// Looks at a training that stands in the way.
    void lookAt(TrainingFolder training) {
        desk.training().set(training);
        desk.step().set(TrainingStep.TRAIN);
    }

    private int window() {
        var its = outlook.get();
        var chosen = base.chosen.get();
        if (its != null && chosen != null && its.model().name().equals(chosen.name())) {
            return its.model().window();
        }
        return chosen == null ? Integer.MAX_VALUE : chosen.window();
    }

    private final class RecipeForm implements FormPresets.Form<TrainingRecipe> {

        @Override
        public List<String> shipped() {
            return SHIPPED;
        }

        /// The optimiser stays as it is chosen.
        @Override
        public TrainingRecipe preset(String name) {
            return TrainingRecipe.of(
                    TrainingPreset.valueOf(name.toUpperCase(Locale.ROOT)), form.optimizer.get(), window());
        }

        @Override
        public String proposedName() {
            return name.field.value();
        }

        @Override
        public Optional<TrainingRecipe> read() {
            return form.read();
        }

        @Override
        public List<String> problems() {
            return form.problems();
        }

        @Override
        public void fill(TrainingRecipe recipe) {
            form.fill(recipe);
        }

        @Override
        public void filled() {
            touched();
        }
    }
}
