package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.training.data.SampleEntry;
import dev.rlmworkbench.training.data.SftArchive;
import dev.rlmworkbench.training.data.SftRequest;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.screen.TerminalCommands;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What a data set is made of, the making of it, and the one that is open.
final class DataViewModel {

    private final TrainingDesk desk;
    private final Background background;
    private final EventPump pump;
    private final JobCentre jobs;
    private final Notices notices;
    private final Benchmarks benchmarks;
    private final PromptProfiles profiles;
    private final TerminalCommands terminal;
    private final SourceList sources;
    private final BaseChoice base;
    private final SampleReader reader;
    private final DataForm form = new DataForm();
    private final ReadOnlyObjectWrapper<DataState> state = new ReadOnlyObjectWrapper<>(new DataState.Choosing());
    private final ReadOnlyDoubleWrapper opened = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper advice = new ReadOnlyStringWrapper("");
    private final ObservableList<Path> existing = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<DataState.@Nullable Shown> last = new ReadOnlyObjectWrapper<>();
    private @Nullable Future<?> opening;
    private @Nullable Future<?> sampling;
    private @Nullable Future<?> listing;

    DataViewModel(
            TrainingDesk desk,
            Background background,
            EventPump pump,
            JobCentre jobs,
            Notices notices,
            Benchmarks benchmarks,
            LocalModels models,
            PromptProfiles profiles,
            TerminalCommands terminal) {
        this.desk = desk;
        this.background = background;
        this.pump = pump;
        this.jobs = jobs;
        this.notices = notices;
        this.benchmarks = benchmarks;
        this.profiles = profiles;
        this.terminal = terminal;
        Consumer<Exception> told = failure ->
                notices.warning("Not all could be looked through", FailureWords.sentence(FailureWords.of(failure)));
        this.sources = new SourceList(background, desk::experiments, told);
        this.base = new BaseChoice(models, background, told);
        this.reader = new SampleReader(base::open);
        InvalidationListener changed = _ -> look();
        for (Observable each : List.of(
                sources.files(),
                base.name(),
                form.root,
                form.sub,
                form.maxLength.text(),
                form.allowErrors,
                form.profile,
                form.pairs,
                form.heldOut,
                form.name.text())) {
            each.addListener(changed);
        }
        sources.files().addListener((Observable _) -> base.propose(writers()));
        look();
        desk.dataset().subscribe(file -> {
            if (file != null && !isOpen(file)) {
                open(file);
            }
        });
    }

    SourceList sources() {
        return sources;
    }

    BaseChoice base() {
        return base;
    }

    DataForm form() {
        return form;
    }

    ReadOnlyObjectProperty<DataState> state() {
        return state.getReadOnlyProperty();
    }

    /// The data set that was shown last, null before the first.
    ReadOnlyObjectProperty<DataState.@Nullable Shown> last() {
        return last.getReadOnlyProperty();
    }

    /// How far the opening is, 0 to 1, negative while unknown.
    ReadOnlyDoubleProperty opened() {
        return opened.getReadOnlyProperty();
    }

    /// What to type for the same; empty while a field is wrong.
    ReadOnlyStringProperty command() {
        return command.getReadOnlyProperty();
    }

    /// A sentence about the choice of files and model, empty where there is nothing to say.
    ReadOnlyStringProperty advice() {
        return advice.getReadOnlyProperty();
    }

    /// Data sets in the experiments folder, the last changed first.
    ObservableList<Path> existing() {
        return existing;
    }

    /// Prompt profiles that prompts can be shortened to.
    List<String> profiles() {
        var names = new LinkedHashSet<String>();
        for (var language : ReplLanguage.values()) {
            names.addAll(profiles.names(language));
        }
        return List.copyOf(names);
    }

    Path folder() {
        return desk.experiments();
    }

    /// Looks for files, models and data sets again.
    void refresh() {
        sources.refresh();
        base.refresh();
        if (listing != null) {
            listing.cancel(true);
        }
        var folder = folder();
        listing = background.run(() -> datasetsIn(folder), existing::setAll, _ -> {
            // the list of trajectories has told why this folder cannot be read
            existing.clear();
        });
    }

    private static List<Path> datasetsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var ending = ".build.json";
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                            .reversed())
                    .map(file ->
                            file.resolveSibling(file.getFileName().toString().replace(ending, ".jsonl")))
                    .filter(Files::exists)
                    .toList();
        }
    }

    private void look() {
        var files = files();
        form.filesError.set("");
        var request =
                form.seen(files, base.name().get() == null ? "" : base.name().get(), folder());
        command.set(files.isEmpty() ? "" : request.map(terminal::buildSft).orElse(""));
        advice.set(adviceOn(base.name().get()));
    }

    private List<Path> files() {
        return sources.chosen().stream().map(SourceFile::file).toList();
    }

    private Set<String> writers() {
        Set<String> wrote = new TreeSet<>();
        for (var source : sources.chosen()) {
            if (source.state().get() instanceof SourceFile.Counted(var counts)) {
                wrote.addAll(counts.models());
            }
        }
        return wrote;
    }

    /// Who wrote the turns, against who is to learn them.
    private String adviceOn(@Nullable String model) {
        var wrote = writers();
        boolean others = model != null
                && !wrote.isEmpty()
                && wrote.stream().noneMatch(name -> name.equals(model) || model.endsWith("/" + name));
        return others
                ? ("These turns were written by %s. They are rendered by the template of %s, which then learns to"
                                + " answer like the other.")
                        .formatted(String.join(", ", wrote), model)
                : "";
    }

    /// Checks what was chosen and makes the data set.
    ///
    /// @param ask with a sentence before another data set is replaced; runs the action when the answer is yes
    void build(Replacing ask) {
        if (state.get() instanceof DataState.Building) {
            return;
        }
        form.read(files(), base.name().get(), folder()).ifPresent(request -> {
            if (base.check().get() instanceof BaseChoice.Unusable) {
                return;
            }
            background.run(
                    () -> {
                        var there = Files.exists(request.target().training())
                                ? Optional.of(Files.exists(request.target().build()))
                                : Optional.<Boolean>empty();
                        if (there.orElse(true)) {
                            request.check();
                        }
                        return there;
                    },
                    there -> {
                        if (there.isEmpty()) {
                            start(request);
                        } else if (there.get()) {
                            ask.before(request.target().training(), () -> start(request));
                        } else {
                            form.name
                                    .error()
                                    .set("%s is there and is no data set; choose another name."
                                            .formatted(request.target().training()));
                        }
                    },
                    failure -> form.filesError.set(FailureWords.sentence(FailureWords.of(failure))));
        });
    }

    /// Asks before a data set is replaced.
    @FunctionalInterface
    interface Replacing {
        void before(Path dataset, Runnable go);
    }

    private void start(SftRequest request) {
        if (state.get() instanceof DataState.Building) {
            return; // begun by a second press while the first was looked into
        }
        var name = form.name.value();
        var making = new DataSetJob(request, base::open, profiles, benchmarks);
        var job = jobs.start("Data set " + name, making::run);
        state.set(new DataState.Building(name, job));
        job.state().addListener((_, _, how) -> ended(making, job));
        ended(making, job);
    }

    private void ended(DataSetJob making, Job job) {
        if (!job.state().get().ended()
                || !(state.get() instanceof DataState.Building building)
                || building.job() != job) {
            return;
        }
        var outcome = making.outcome();
        if (outcome instanceof DataSetJob.Written(var file, int pairs)) {
            // also where it was cancelled when all was written
            tellOfPairs(pairs);
            open(file);
        } else if (job.state().get() == Job.State.CANCELLED || outcome == null) {
            notDone(building, job);
        } else if (outcome instanceof DataSetJob.NothingPassed(var data)) {
            show(DataState.Shown.of(data, false));
        } else if (outcome instanceof DataSetJob.Refused(var why)) {
            state.set(new DataState.Refused("%s was not made".formatted(building.name()), why));
        }
        refresh();
    }

    private void tellOfPairs(int pairs) {
        if (pairs >= 0) {
            notices.success(
                    "Preference pairs",
                    pairs == 0
                            ? "None: a pair needs a task that was tried more than once with the same prompt, as at a"
                                    + " temperature above 0."
                            : "%s beside the data set.".formatted(Figures.count(pairs, "pair")),
                    null);
        }
    }

    private void notDone(DataState.Building building, Job job) {
        var failure = job.failure();
        if (failure == null) {
            notices.info("Cancelled", "%s was not made; nothing was written.".formatted(building.name()));
            state.set(new DataState.Choosing());
        } else {
            state.set(new DataState.Refused(
                    "%s was not made".formatted(building.name()), FailureWords.sentence(FailureWords.of(failure))));
        }
    }

    /// Shows a data set that is there.
    void open(Path file) {
        if (opening != null) {
            opening.cancel(true);
        }
        opened.set(-1);
        state.set(new DataState.Opening(file));
        var told = pump.<Double>latest(opened::set);
        opening = background.run(
                () -> {
                    try {
                        var data =
                                SftArchive.open(file, (bytes, all) -> told.set(all == 0 ? 1.0 : (double) bytes / all));
                        return DataState.Shown.of(data, true);
                    } finally {
                        told.close();
                    }
                },
                this::show,
                failure -> state.set(new DataState.Refused(
                        "%s cannot be opened".formatted(file.getFileName()),
                        FailureWords.sentence(
                                failure instanceof IOException e ? FileTrouble.reason(e) : FailureWords.of(failure)))));
    }

    void cancelOpening() {
        if (opening != null) {
            opening.cancel(true);
        }
        state.set(new DataState.Choosing());
    }

    private void show(DataState.Shown shown) {
        last.set(shown);
        state.set(shown);
        desk.done(TrainingStep.DATA, shown.usable());
        if (shown.usable()) {
            desk.dataset().set(shown.data().files().training());
        } else if (shown.written()
                && shown.data().files().training().equals(desk.dataset().get())) {
            desk.dataset().set(null);
        }
    }

    private boolean isOpen(Path file) {
        return switch (state.get()) {
            case DataState.Opening(var other) -> other.equals(file);
            case DataState.Shown shown -> shown.data().files().training().equals(file);
            case DataState.Choosing _, DataState.Building _, DataState.Refused _ ->
                last.get() != null && last.get().data().files().training().equals(file);
        };
    }

    /// Back to what a data set is made of.
    void choose() {
        if (!(state.get() instanceof DataState.Building)) {
            state.set(new DataState.Choosing());
        }
    }

    /// Forward to the data set that was shown last.
    void showLast() {
        var shown = last.get();
        if (shown != null) {
            state.set(shown);
        }
    }

    /// The text of a sample; what was asked for before is not told any more.
    ///
    /// @param failed a sentence
    void read(SftArchive data, SampleEntry entry, Consumer<SampleText> done, Consumer<String> failed) {
        if (sampling != null) {
            sampling.cancel(false);
        }
        sampling = background.run(
                () -> reader.read(data, entry),
                done,
                failure -> failed.accept(FailureWords.sentence(FailureWords.of(failure))));
    }

    /// Where the steps of a trajectory are.
    ///
    /// @param done   with the request that shows it
    /// @param failed a sentence
    void steps(
            SftArchive data, String file, String fingerprint, Consumer<ScreenRequest> done, Consumer<String> failed) {
        background.run(
                () -> data.trajectories(file),
                found -> found.ifPresentOrElse(
                        path -> done.accept(new ScreenRequest.OpenTrajectory(path, fingerprint)),
                        () -> failed.accept(
                                "%s is no longer where it was when this data set was made.".formatted(file))),
                failure -> failed.accept(FailureWords.sentence(FailureWords.of(failure))));
    }
}
