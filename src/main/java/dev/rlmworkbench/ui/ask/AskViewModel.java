package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.benchmark.own.OwnDocuments;
import dev.rlmworkbench.benchmark.own.TaskFile;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.ui.ask.documents.DocumentShelf;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.WaitClock;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.ModelWatch;
import dev.rlmworkbench.ui.state.Preferences;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the Ask screen shows and does.
final class AskViewModel {

    private static final String TASKS = "my-tasks.jsonl";
    private static final int MAX_JOB_NAME_LENGTH = 40;

    private final DocumentShelf shelf;
    private final AskEngine engine;
    private final Preferences settings;
    private final JobCentre jobs;
    private final EventPump pump;
    private final WaitClock clock;
    private final AskModels models;
    private final StringProperty question = new SimpleStringProperty("");
    private final BooleanProperty plain = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private final ObservableList<AskedQuestion> history = FXCollections.observableArrayList();
    // kept, as a view that nobody holds stops hearing of changes
    private final ObservableList<AskedQuestion> historyView = FXCollections.unmodifiableObservableList(history);
    private final ObjectProperty<@Nullable AskedQuestion> shown = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private @Nullable Job job;

    AskViewModel(
            DocumentShelf shelf,
            AskEngine engine,
            ModelWatch watch,
            Preferences settings,
            JobCentre jobs,
            EventPump pump,
            WaitClock clock) {
        this.shelf = shelf;
        this.engine = engine;
        this.settings = settings;
        this.jobs = jobs;
        this.pump = pump;
        this.clock = clock;
        this.models = new AskModels(watch);
        shelf.tokens().subscribe(this::prepare);
        models.chosen().subscribe(this::prepare);
    }

    /// As soon as there is a document and a model, the model is made ready for a question.
    private void prepare() {
        var chosen = models.chosen().get();
        if (chosen != null && !running.get() && !shelf.roots().isEmpty()) {
            engine.prepare(chosen);
        }
    }

    DocumentShelf shelf() {
        return shelf;
    }

    AskModels models() {
        return models;
    }

    StringProperty question() {
        return question;
    }

    /// Whether the plain way is asked, too.
    BooleanProperty plain() {
        return plain;
    }

    /// What is still missing for a question, after somebody tried to ask; empty otherwise.
    ReadOnlyStringProperty missing() {
        return missing.getReadOnlyProperty();
    }

    /// Newest first.
    ObservableList<AskedQuestion> history() {
        return historyView;
    }

    /// The question whose answers are on the screen, null before the first.
    ObjectProperty<@Nullable AskedQuestion> shown() {
        return shown;
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// How the text compares with the model's window: 0.4, 8.0; empty where there is no text or no known window.
    Optional<Double> timesTheWindow() {
        var chosen = models.chosen().get();
        int tokens = shelf.tokens().get();
        return chosen == null || chosen.window() == 0 || tokens == 0
                ? Optional.empty()
                : Optional.of((double) tokens / chosen.window());
    }

    /// Asks what is typed, or says what is missing.
    void ask() {
        missing.set(whatIsMissing());
        if (!missing.get().isEmpty()) {
            return;
        }
        var now = clock.now();
        var rlm = new MethodRun("rlm", "getting the model ready", now, engine::ahead);
        var vanilla = new MethodRun("vanilla", "waiting for its turn", now, engine::ahead);
        var asked = new AskedQuestion(
                question.get().strip(),
                LocalTime.now(),
                shelf.roots(),
                models.chosen().get(),
                plain.get() ? List.of(rlm, vanilla) : List.of(rlm),
                new AskedQuestion.Where());
        history.addFirst(asked);
        shown.set(asked);
        question.set("");
        start(asked);
    }

    private String whatIsMissing() {
        if (running.get()) {
            return "A question is being answered: stop it, or wait for it.";
        }
        if (shelf.items().isEmpty()) {
            return "There is no document yet: drop files or a folder on the left, or paste text.";
        }
        if (shelf.reading()) {
            return "The documents are still being read.";
        }
        if (shelf.roots().isEmpty()) {
            return "None of the documents can be read; the reasons stand beside them.";
        }
        if (question.get().isBlank()) {
            return "Type a question.";
        }
        return models.chosen().get() == null ? "No model is found: start one, then look again." : "";
    }

    private sealed interface News permits Happened, Answer {}

    private record Happened(EventEntry entry) implements News {}

    private record Answer(AskedAnswer answer) implements News {}

    private void start(AskedQuestion asked) {
        running.set(true);
        var wait = clock.begin(now -> asked.runs().forEach(run -> run.passed(now)));
        var sets = shelf.sets();
        var experiments = settings.get().experiments();
        boolean alsoPlain = asked.runs().size() > 1;
        var news = pump.<News>channel(some -> take(asked, some));
        var started = jobs.start(name(asked), progress -> {
            progress.accept(new JobCentre.Progress(-1, asked.model().name()));
            engine.ask(
                    asked,
                    sets,
                    experiments,
                    alsoPlain,
                    entry -> news.offer(new Happened(entry)),
                    answer -> news.offer(new Answer(answer)));
        });
        job = started;
        started.state().addListener((_, _, state) -> {
            if (state.ended()) {
                news.finish();
                wait.end();
                end(asked, state, started.failure());
            }
        });
    }

    private void take(AskedQuestion asked, List<News> news) {
        var events = new ArrayList<EventEntry>();
        for (var each : news) {
            switch (each) {
                case Happened happened -> events.add(happened.entry());
                case Answer answer -> {
                    tell(asked, events);
                    asked.runs().stream()
                            .filter(run -> run.method().equals(answer.answer().method()))
                            .forEach(run -> run.end(new MethodRun.Answered(answer.answer())));
                }
            }
        }
        tell(asked, events);
    }

    /// Methods answer one after another, so events belong to the first that has not ended.
    private void tell(AskedQuestion asked, List<EventEntry> events) {
        if (!events.isEmpty()) {
            asked.runs().stream()
                    .filter(run -> !run.ended())
                    .findFirst()
                    .ifPresent(run -> run.happened(events, clock.now()));
            events.clear();
        }
    }

    private void end(AskedQuestion asked, Job.State how, @Nullable Exception failure) {
        var rest = how == Job.State.FAILED ? new MethodRun.Failed(FailureWords.of(failure)) : new MethodRun.Cancelled();
        asked.runs().forEach(run -> run.end(rest));
        job = null;
        running.set(false);
    }

    private static String sentence(@Nullable Exception failure) {
        var message = failure == null ? null : failure.getMessage();
        return message == null ? String.valueOf(failure) : message;
    }

    private static String name(AskedQuestion asked) {
        var text = asked.text().replaceAll("\\s+", " ");
        return "Ask: " + (text.length() <= MAX_JOB_NAME_LENGTH ? text : text.substring(0, MAX_JOB_NAME_LENGTH) + "...");
    }

    /// Stops the question that is being answered; what has come so far stays on the screen.
    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    /// The same question again, about what is on the shelf now. What is being typed stays.
    void again(AskedQuestion asked) {
        var typed = question.get();
        question.set(asked.text());
        ask();
        question.set(typed);
    }

    /// Begins a new conversation: documents stay, the model is no longer told the earlier questions.
    void forget() {
        if (!running.get()) {
            engine.forget();
            shown.set(null);
            missing.set("");
        }
    }

    /// Where questions are saved as tasks: beside the experiments folder, as `rlm ask` does.
    Path tasks() {
        var parent = settings.get().experiments().toAbsolutePath().normalize().getParent();
        return parent == null ? Path.of(TASKS) : parent.resolve(TASKS);
    }

    /// Saves a question with its right answer as a task.
    ///
    /// @return how many tasks the file holds now
    /// @throws RunException             when it cannot be written
    /// @throws IllegalArgumentException when there is no right answer
    int save(AskedQuestion asked, String right) {
        if (right.isBlank()) {
            throw new IllegalArgumentException("type the right answer first");
        }
        try {
            return new TaskFile(tasks()).append(asked.text(), right.strip(), asked.roots());
        } catch (IOException e) {
            throw RunException.cannotWrite(tasks(), e);
        }
    }

    /// A run over all saved tasks, by both methods with this question's model.
    ExperimentSpec comparison(AskedQuestion asked) {
        var own = BenchmarkSpec.ofFile(new OwnDocuments(), tasks());
        return ExperimentSpec.of("comparison_my_tasks", List.of(own), AskEngine.spec(asked.model()));
    }
}
