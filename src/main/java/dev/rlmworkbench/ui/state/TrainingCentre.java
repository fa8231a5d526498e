package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobLauncher;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingStart;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.Notices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Knows which trainings work, whichever process began them, and leads them. They are processes of their own: closing
/// the window ends none. On the thread of the screen.
public final class TrainingCentre {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingCentre.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Background background;
    private final Supplier<Path> experiments;
    private final TrainingNotices notices;
    private final Map<Path, TrainingFeed> feeds = new HashMap<>();
    private final ObservableList<TrainingFeed> running = FXCollections.observableArrayList();

    // kept, as a view that nobody holds stops hearing of changes
    private final ObservableList<TrainingFeed> runningView = FXCollections.unmodifiableObservableList(running);

    /// @param experiments the folder of all runs, as the settings have it now
    public TrainingCentre(Background background, Supplier<Path> experiments, Notices notices) {
        this.background = background;
        this.experiments = experiments;
        this.notices = new TrainingNotices(notices);
    }

    /// Begins to look for trainings that work, again and again.
    public void start() {
        lookAgain(Duration.ZERO);
    }

    /// @param show brings a training to the front, for the buttons of messages
    public void showBy(Consumer<TrainingFolder> show) {
        notices.showBy(show);
    }

    /// Those whose process is there.
    public ObservableList<TrainingFeed> running() {
        return runningView;
    }

    /// Looks at a training, working or not, until it is released as often.
    public TrainingFeed attach(TrainingFolder training) {
        var feed = feeds.computeIfAbsent(key(training), _ -> {
            var made = new TrainingFeed(training, background);
            notices.follow(made);
            return made;
        });
        feed.hold();
        return feed;
    }

    public void release(TrainingFeed feed) {
        if (feed.release()) {
            feeds.remove(key(feed.training()));
        }
    }

    private static Path key(TrainingFolder training) {
        return training.path().toAbsolutePath().normalize();
    }

    /// Asks for something; a message tells when it is done.
    public void ask(TrainingFeed feed, JobCommand command) {
        notices.asked(feed, command);
    }

    /// Starts the process of trainings that were begun, one after the other.
    ///
    /// @param started told when it is there
    /// @param failed  hears why it could not be started
    public void launch(List<TrainingFolder> trainings, Runnable started, Consumer<Exception> failed) {
        launch(trainings, () -> JobLauncher.start(trainings), started, failed);
    }

    /// Goes on with a training from what was saved last.
    ///
    /// @param started told when its process is there
    /// @param failed  hears why that is not possible
    public void resume(TrainingFolder training, LocalModels models, Runnable started, Consumer<Exception> failed) {
        resume(training, models, false, started, failed);
    }

    /// The same.
    ///
    /// @param anyway also where memory does not seem to suffice
    public void resume(
            TrainingFolder training, LocalModels models, boolean anyway, Runnable started, Consumer<Exception> failed) {
        launch(
                List.of(training),
                () -> {
                    var prepared = new TrainingStart(models).again(training, null);
                    if (!anyway) {
                        prepared.materials().forecast().requireFree();
                    }
                    return TrainingStart.launch(List.of(prepared));
                },
                started,
                failed);
    }

    private void launch(
            List<TrainingFolder> trainings, Callable<Process> how, Runnable started, Consumer<Exception> failed) {
        background.run(
                () -> {
                    var before = Instant.now();
                    return new JobState.Launch(how.call(), before);
                },
                launch -> {
                    trainings.forEach(training -> run(training).launched(launch));
                    started.run();
                },
                failed);
    }

    private TrainingFeed run(TrainingFolder training) {
        return running.stream()
                .filter(feed -> key(feed.training()).equals(key(training)))
                .findFirst()
                .orElseGet(() -> {
                    var feed = attach(training);
                    running.add(feed);
                    return feed;
                });
    }

    private void lookAgain(Duration pause) {
        background.run(
                () -> {
                    Thread.sleep(pause);
                    return living(experiments.get().resolve("checkpoints"));
                },
                living -> {
                    living.forEach(this::run);
                    leaveEnded();
                    lookAgain(BETWEEN_LOOKS);
                },
                failure -> {
                    LOG.warn("trainings cannot be looked for: {}", failure.toString());
                    lookAgain(BETWEEN_LOOKS);
                });
    }

    /// One that was launched for the next of several trainings waits for its turn.
    private void leaveEnded() {
        for (var feed : List.copyOf(running)) {
            var moment = feed.now().get();
            if (moment != null && !moment.state().lives()) {
                running.remove(feed);
                release(feed);
            }
        }
    }

    private static List<TrainingFolder> living(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return List.of();
        }
        var living = new ArrayList<TrainingFolder>();
        try (var folders = Files.list(checkpoints)) {
            for (var training :
                    folders.filter(Files::isDirectory).map(TrainingFolder::new).toList()) {
                if (lives(training)) {
                    living.add(training);
                }
            }
        }
        return living;
    }

    private static boolean lives(TrainingFolder training) {
        try {
            return JobSign.of(training).filter(JobSign::lives).isPresent();
        } catch (IOException e) {
            LOG.warn("{}: {}", training.path(), e.toString());
            return false; // without its sign nobody can tell
        }
    }
}
