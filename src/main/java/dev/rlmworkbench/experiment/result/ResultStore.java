package dev.rlmworkbench.experiment.result;

import dev.rlmworkbench.experiment.result.RunException.Reason;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonLinesFile;
import dev.rlmworkbench.files.LockFile;
import dev.rlmworkbench.files.LockHeldException;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ResultCodec;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.TaskKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A run's result file: read once at the start, then one appended and flushed line for each answered task. Only one
/// process at a time has a run open. Thread-safe.
public final class ResultStore implements AutoCloseable {

    /// Attempts at a task so far, and whether one of them gave a result.
    private record Latest(int attempt, boolean done) {
        static Latest of(ResultRecord result) {
            return new Latest(result.provenance().attempt(), result.outcome().isAnswered());
        }
    }

    private final RunName run;
    private final LockFile lock;
    private final JsonLinesFile file;
    private final List<String> notices;
    private final Map<String, Latest> latest;
    private final Set<Integer> answered;

    private ResultStore(
            RunName run,
            LockFile lock,
            JsonLinesFile file,
            List<String> notices,
            Map<String, Latest> latest,
            Set<Integer> answered) {
        this.run = run;
        this.lock = lock;
        this.file = file;
        this.notices = notices;
        this.latest = latest;
        this.answered = answered;
    }

    /// Opens a run, new or to be resumed, and makes the folder where there is none.
    ///
    /// @throws RunException when the folder or file cannot be used, or another process has the run
    public static ResultStore open(RunName run) {
        makeFolder(run);
        LockFile lock = null;
        try {
            lock = take(run);
            var file = JsonLinesFile.open(run.results());
            var notices = new ArrayList<String>();
            if (file.tornBytes() > 0) {
                notices.add("%s ended in a half-written line (%d bytes), which was cut off; that task runs again"
                        .formatted(run.results(), file.tornBytes()));
            }
            var latest = new HashMap<String, Latest>();
            var answered = new HashSet<Integer>();
            notices.addAll(ResultReader.each(run.results(), result -> {
                remember(result, latest);
                if (result.outcome().isAnswered()) {
                    answered.add(place(result.task(), result.method(), result.setup()));
                }
            }));
            return new ResultStore(run, lock, file, List.copyOf(notices), latest, answered);
        } catch (IOException e) {
            close(lock);
            throw RunException.cannotWrite(run.results(), e);
        }
    }

    private static void makeFolder(RunName run) {
        try {
            Files.createDirectories(run.folder());
        } catch (FileAlreadyExistsException e) {
            throw new RunException(Reason.FOLDER_UNUSABLE, "%s is not a folder".formatted(run.folder()), e);
        } catch (IOException e) {
            throw new RunException(
                    Reason.FOLDER_UNUSABLE,
                    "the folder %s cannot be made: %s".formatted(run.folder(), FileTrouble.reason(e)),
                    e);
        }
    }

    /// Whether some process has the run open, this one included.
    ///
    /// @throws IOException when its lock cannot be looked at
    public static boolean isOpen(RunName run) throws IOException {
        return LockFile.isHeld(run.lock());
    }

    private static LockFile take(RunName run) throws IOException {
        try {
            return LockFile.take(run.lock());
        } catch (LockHeldException e) {
            throw new RunException(
                    Reason.HELD_BY_ANOTHER,
                    "the run '%s' is being written by another process".formatted(run.name()),
                    e);
        }
    }

    private static void remember(ResultRecord result, Map<String, Latest> latest) {
        latest.merge(
                result.fingerprint(),
                Latest.of(result),
                (earlier, later) ->
                        new Latest(Math.max(earlier.attempt(), later.attempt()), earlier.done() || later.done()));
    }

    /// What was wrong with the file when it was opened, a sentence each.
    public List<String> notices() {
        return notices;
    }

    public RunName run() {
        return run;
    }

    /// Whether a result without error is there.
    public synchronized boolean isDone(String fingerprint) {
        return Optional.ofNullable(latest.get(fingerprint)).map(Latest::done).orElse(false);
    }

    /// Whether the file has an answer to the same task by the same method and model, but of other settings, prompts or
    /// helper functions, so that it cannot stand for this one.
    ///
    /// @param task its question and answer do not count
    public synchronized boolean isAnsweredOtherwise(
            String fingerprint, TaskKey task, String method, MethodSetup setup) {
        return !latest.containsKey(fingerprint) && answered.contains(place(task, method, setup));
    }

    /// Small enough to be kept for each of a million results; two that are the same by chance cost a needless notice.
    private static int place(TaskKey task, String method, MethodSetup setup) {
        return Objects.hash(
                task.type(), task.kind(), task.length(), task.depthPercent(), task.seed(), method, setup.rootName());
    }

    /// Attempts made so far at a task, 0 for a new one.
    public synchronized int attempts(String fingerprint) {
        return Optional.ofNullable(latest.get(fingerprint)).map(Latest::attempt).orElse(0);
    }

    /// Appends a result and waits until the disk has it.
    ///
    /// @throws RunException when it cannot be written; what was there before stays as it was
    public synchronized void append(ResultRecord result) {
        try {
            file.append(ResultCodec.write(result), true);
        } catch (IOException e) {
            throw RunException.cannotWrite(run.results(), e);
        }
        latest.put(result.fingerprint(), Latest.of(result));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw RunException.cannotWrite(run.results(), e);
        } finally {
            close(lock);
        }
    }

    private static void close(@Nullable LockFile lock) {
        if (lock != null) {
            lock.close();
        }
    }
}
