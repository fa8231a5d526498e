package dev.rlmworkbench.ui.home;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.manifest.RunManifest;
import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.RunOutcome;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.experiment.summary.RecordedFile;
import dev.rlmworkbench.experiment.summary.RunOverview;
import dev.rlmworkbench.experiment.summary.RunOverviews;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.ErrorReporter;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.notice.Notice;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.screen.Navigator;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.screen.TerminalCommands;
import dev.rlmworkbench.ui.state.ModelWatch;
import dev.rlmworkbench.ui.state.Preferences;
import dev.rlmworkbench.ui.state.RunCentre;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runs on this computer, and what can be begun from Home.
final class HomeViewModel implements RunCentre.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(HomeViewModel.class);

    private final Preferences settings;
    private final Background background;
    private final RunCentre centre;
    private final ModelWatch models;
    private final Benchmarks benchmarks;
    private final Navigator navigator;
    private final Notices notices;
    private final ErrorReporter errors;
    private final TerminalCommands terminal;
    private final RunOverviews overviews = new RunOverviews();
    private final ObservableList<RunOverview> runs = FXCollections.observableArrayList();
    private final ObservableList<RunOverview> view = FXCollections.unmodifiableObservableList(runs);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable RunName running;
    private Set<RunName> runningElsewhere = Set.of();
    private @Nullable Future<?> listing;

    HomeViewModel(
            Preferences settings,
            Background background,
            RunCentre centre,
            ModelWatch models,
            Benchmarks benchmarks,
            Navigator navigator,
            Notices notices,
            ErrorReporter errors,
            TerminalCommands terminal) {
        this.settings = settings;
        this.background = background;
        this.centre = centre;
        this.models = models;
        this.benchmarks = benchmarks;
        this.navigator = navigator;
        this.notices = notices;
        this.errors = errors;
        this.terminal = terminal;
        centre.add(this);
        settings.property().addListener((_, before, now) -> {
            if (!before.experiments().equals(now.experiments())) {
                refresh();
            }
        });
    }

    /// The last changed first.
    ObservableList<RunOverview> runs() {
        return view;
    }

    /// Why the runs cannot be shown, empty when they can.
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    Path folder() {
        return settings.get().experiments();
    }

    void refresh() {
        var folder = folder();
        var ours = running;
        if (listing != null) {
            listing.cancel(true);
        }
        listing = background.run(
                () -> {
                    var found = overviews.allIn(folder);
                    return new Listed(found, held(found, ours));
                },
                found -> {
                    runningElsewhere = found.held();
                    runs.setAll(found.runs());
                    trouble.set("");
                },
                failure -> trouble.set("%s cannot be read: %s".formatted(folder, FailureWords.of(failure))));
    }

    private record Listed(List<RunOverview> runs, Set<RunName> held) {}

    /// Those that some process writes. A killed run's manifest says that it runs, too; nobody has its lock.
    private static Set<RunName> held(List<RunOverview> found, @Nullable RunName ours) {
        return found.stream()
                .filter(run -> run.state() == RunManifest.State.RUNNING)
                .map(RunOverview::run)
                .filter(run -> !run.equals(ours) && isHeld(run))
                .collect(Collectors.toSet());
    }

    private static boolean isHeld(RunName run) {
        try {
            return ResultStore.isOpen(run);
        } catch (IOException e) {
            LOG.debug("the lock of {}", run.name(), e);
            return false; // going on with it will say what is wrong
        }
    }

    /// Whether this window runs it, or did another process, such as a terminal's, when the runs were listed.
    boolean isRunning(RunOverview run) {
        return run.run().equals(running) || runningElsewhere.contains(run.run());
    }

    /// Starts the sample by the pocket model, or goes on with it; a build without one takes another model.
    void startSample() {
        switch (models.state().get()) {
            case ModelWatch.Found found when found.hasPocket() -> start(SampleRun.withPocket(), folder());
            case ModelWatch.Found _ -> startSampleWithOwnModel();
            case ModelWatch.None none -> notices.warning("The sample needs a model", none.advice() + ".");
            case ModelWatch.Looking _ ->
                notices.info("Still looking for a model", "The servers of this machine are being asked; try again.");
        }
    }

    /// The same by the first model that a server or a folder has.
    void startSampleWithOwnModel() {
        if (models.state().get() instanceof ModelWatch.Found found) {
            found.first().ifPresent(choice -> start(SampleRun.with(choice), folder()));
        }
    }

    /// Goes on with a run as its manifest says. That of a part has the spec of the whole, and only the run's name tells
    /// which part it is.
    void resume(RunOverview run) {
        var name = run.run().name();
        background.run(
                () -> SpecFile.read(run.run().manifest(), benchmarks),
                spec -> {
                    var shard = spec.name().equals(name) ? Shard.WHOLE : Shard.ofRun(name);
                    var whole = shard.equals(Shard.WHOLE) ? name : Shard.wholeRun(name);
                    start(spec.with(whole, null), run.run().folder(), shard);
                },
                failure -> errors.failed(name + " cannot be resumed", failure));
    }

    private void start(ExperimentSpec spec, Path folder) {
        start(spec, folder, Shard.WHOLE);
    }

    private void start(ExperimentSpec spec, Path folder, Shard shard) {
        try {
            centre.start(spec, folder, shard);
        } catch (IllegalStateException | IllegalArgumentException e) {
            notices.warning("Not started", e.getMessage() + ".");
            return;
        }
        if (navigator.has(ScreenId.LIVE)) {
            navigator.open(new ScreenRequest.Watch(null));
        }
    }

    /// Shows a run's results where this build can, else its steps.
    void open(RunOverview run) {
        if (navigator.has(ScreenId.RESULTS)) {
            navigator.open(new ScreenRequest.OpenResults(List.of(run.run().results())));
        } else if (navigator.has(ScreenId.TRAJECTORIES)) {
            navigator.open(new ScreenRequest.OpenTrajectory(run.run().trajectories(), null));
        }
    }

    boolean canOpen() {
        return navigator.has(ScreenId.RESULTS) || navigator.has(ScreenId.TRAJECTORIES);
    }

    /// Opens a file on the screen that shows its kind.
    void open(Path file) {
        background.run(
                () -> requestFor(file),
                request -> open(file, request),
                failure -> errors.failed("This file cannot be opened", failure));
    }

    private ScreenRequest requestFor(Path file) {
        return switch (RecordedFile.of(file)) {
            case RESULTS -> new ScreenRequest.OpenResults(List.of(file));
            case TRAJECTORY -> new ScreenRequest.OpenTrajectory(file, null);
            case SPEC -> new ScreenRequest.Configure(SpecFile.read(file, benchmarks));
        };
    }

    private void open(Path file, ScreenRequest request) {
        if (navigator.has(request.target())) {
            navigator.open(request);
        } else {
            notices.info(
                    "Shown in the terminal only",
                    "This build has no screen %s; the command line shows it: %s"
                            .formatted(request.target().title(), terminal.view(file)));
        }
    }

    void askAbout(List<Path> files) {
        if (!files.isEmpty() && navigator.has(ScreenId.ASK)) {
            navigator.open(new ScreenRequest.AskAbout(files));
        }
    }

    @Override
    public void started(RunName run, ExperimentSpec spec) {
        running = run;
        refresh();
    }

    @Override
    public void ended(@Nullable RunOutcome outcome) {
        running = null;
        refresh();
        if (outcome != null && outcome.complete()) {
            notices.success(
                    "Run finished",
                    "%s: %,d of %,d done.".formatted(outcome.run().name(), outcome.done(), outcome.total()),
                    navigator.has(ScreenId.RESULTS)
                            ? new Notice.Action(
                                    "Open results",
                                    () -> navigator.open(new ScreenRequest.OpenResults(
                                            List.of(outcome.run().results()))))
                            : null);
        } else if (outcome != null && !outcome.cancelled()) {
            notices.warning(
                    "Run ended early",
                    "%s: %,d of %,d done, %,d failed and run again next time."
                            .formatted(outcome.run().name(), outcome.done(), outcome.total(), outcome.failed()));
        }
    }
}
