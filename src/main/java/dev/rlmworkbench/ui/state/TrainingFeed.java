package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.report.training.TrainingPlan;
import dev.rlmworkbench.report.training.TrainingTrace;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.training.job.JobWatch;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingStatus;
import dev.rlmworkbench.training.run.MemoryForecast;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.ui.fx.Background;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Looks at the files of one training again and again, whichever process trains. What was read is first worked into the
/// trace, in the background; the thread of the screen gets only what is new.
public final class TrainingFeed {

    private static final Duration WHILE_IT_WORKS = Duration.ofMillis(200);
    private static final Duration WHILE_IT_RESTS = Duration.ofSeconds(1);

    private final TrainingFolder training;
    private final Background background;
    private final JobWatch watch;
    private final TrainingTrace trace;
    private final TrainingStatus.Book book = new TrainingStatus.Book();
    private final ReadOnlyObjectWrapper<@Nullable TrainingMoment> now = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final List<Consumer<TrainingMoment>> listeners = new CopyOnWriteArrayList<>();
    private final List<TrainingEvent> told = new ArrayList<>();

    /// Read, and not yet brought to the screen.
    private final Queue<TrainingEvent> waiting = new ConcurrentLinkedQueue<>();
    private final ReadOnlyObjectWrapper<@Nullable JobCommand> asked = new ReadOnlyObjectWrapper<>();
    private @Nullable Future<?> look;
    private volatile JobState.@Nullable Launch launched;
    private int holders;

    TrainingFeed(TrainingFolder training, Background background) {
        this.training = training;
        this.background = background;
        this.watch = new JobWatch(training);
        this.trace = new TrainingTrace(training.name());
    }

    public TrainingFolder training() {
        return training;
    }

    /// Its curves, which grow while it is looked at. Any thread may use it.
    public TrainingTrace trace() {
        return trace;
    }

    /// What the last look found, null before the first.
    public ReadOnlyObjectProperty<@Nullable TrainingMoment> now() {
        return now.getReadOnlyProperty();
    }

    /// Why its files cannot be read, empty while they can.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// What it was asked for and has not done yet, null for nothing.
    public ReadOnlyObjectProperty<@Nullable JobCommand> asked() {
        return asked.getReadOnlyProperty();
    }

    /// What happened until now but the steps.
    ///
    /// @param from how many of them are known already
    public List<TrainingEvent> told(int from) {
        return List.copyOf(told.subList(from, told.size()));
    }

    /// @param listener hears every later look, after [#now()] has changed
    /// @return to be run when nobody is there to listen any more
    public Runnable listen(Consumer<TrainingMoment> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Asks the job for something; what comes of it is told by its events.
    ///
    /// @param failed hears why it could not be asked
    void ask(JobCommand command, Consumer<Exception> failed) {
        asked.set(command);
        background.run(
                () -> {
                    command.send(training);
                    return command;
                },
                _ -> {},
                failure -> {
                    asked.set(null);
                    failed.accept(failure);
                });
    }

    void answered() {
        asked.set(null);
    }

    void launched(JobState.Launch launch) {
        launched = launch;
        if (holders > 0) {
            lookAgain(Duration.ZERO);
        }
    }

    void hold() {
        if (holders++ == 0) {
            lookAgain(Duration.ZERO);
        }
    }

    /// @return whether nobody holds it any more, so that it has stopped to look
    boolean release() {
        if (--holders > 0) {
            return false;
        }
        if (look != null) {
            look.cancel(true);
        }
        return true;
    }

    private void lookAgain(Duration pause) {
        if (look != null) {
            look.cancel(true);
        }
        look = background.run(
                () -> {
                    Thread.sleep(pause);
                    return read();
                },
                this::show,
                failure -> {
                    problem.set(
                            failure instanceof IOException e
                                    ? FileTrouble.reason(e)
                                    : String.valueOf(failure.getMessage()));
                    lookAgain(WHILE_IT_RESTS);
                });
    }

    private record Look(TrainingStatus status, JobState state) {}

    private synchronized Look read() throws IOException {
        watch.events(event -> {
            trace.hear(event);
            book.hear(event);
            if (event instanceof TrainingEvent.Started started) {
                plan(started);
            }
            if (!(event instanceof TrainingEvent.Step)) {
                waiting.add(event);
            }
        });
        var status = book.status();
        return new Look(status, JobState.of(training, status, JobSign.of(training), launched));
    }

    private void plan(TrainingEvent.Started started) {
        try {
            var spec = training.spec();
            var rate = spec.learningRate(started.steps());
            long forecast = new MemoryForecast(started.forecast()).bytes();
            trace.plan(new TrainingPlan(
                    rate::share,
                    spec.steps().clip(),
                    forecast == 0 ? OptionalLong.empty() : OptionalLong.of(forecast)));
        } catch (TrainingException _) {
            // then nothing is known of what comes
        }
    }

    private void show(Look found) {
        problem.set("");
        var fresh = new ArrayList<TrainingEvent>();
        for (var event = waiting.poll(); event != null; event = waiting.poll()) {
            fresh.add(event);
        }
        told.addAll(fresh);
        var moment = new TrainingMoment(found.status(), found.state(), fresh);
        now.set(moment);
        listeners.forEach(listener -> listener.accept(moment));
        if (holders > 0) {
            lookAgain(found.state().lives() ? WHILE_IT_WORKS : WHILE_IT_RESTS);
        }
    }
}
