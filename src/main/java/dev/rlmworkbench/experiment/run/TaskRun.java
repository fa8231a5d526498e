package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.inference.Answer;
import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ContextSize;
import dev.rlmworkbench.result.Cost;
import dev.rlmworkbench.result.Outcome;
import dev.rlmworkbench.result.Provenance;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.Scores;
import dev.rlmworkbench.result.TaskKey;
import dev.rlmworkbench.text.index.Language;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One task answered by one method: makes the task, asks, scores, and puts the result record together.
public final class TaskRun {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);

    private final String runName;
    private final BiFunction<Task, String, Scores> scorer;
    private final @Nullable String parent;
    private final @Nullable Integer forkStep;

    /// @param scorer of a task and a prediction
    public TaskRun(String runName, BiFunction<Task, String, Scores> scorer) {
        this(runName, scorer, null, null);
    }

    /// @param parent   fingerprint of the result that this one is a fork of, null for none
    /// @param forkStep the step at which it leaves the parent, from 1; null for no fork
    public TaskRun(
            String runName,
            BiFunction<Task, String, Scores> scorer,
            @Nullable String parent,
            @Nullable Integer forkStep) {
        this.runName = runName;
        this.scorer = scorer;
        this.parent = parent;
        this.forkStep = forkStep;
    }

    /// Whatever goes wrong in the method or the benchmark becomes the record's error.
    ///
    /// @throws InterruptedException when the calling thread was interrupted; the task then has no result
    public ResultRecord run(MethodTask job, EventSink events) throws InterruptedException {
        var startedAt = Instant.now();
        Task task;
        try {
            task = job.task().make();
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error(
                    "making a {} task of length {}",
                    job.task().type(),
                    job.task().contextLength(),
                    e);
            var nothing = new Task(job.task(), "", "", "", 0);
            return record(job, nothing, failed("the task could not be made", e), Scores.ZERO, 0, startedAt);
        }
        var scope = CallScope.root(job.fingerprint(), events);
        scope.emit(new RunEvent.TaskStarted(
                job.method().name(),
                job.task().type(),
                task.query(),
                task.context().length(),
                key(task),
                Language.of(task.context()).wireName()));
        long start = System.nanoTime();
        var answer = ask(job, task, scope);
        double seconds = (System.nanoTime() - start) / 1e9;
        var scores = Scores.ZERO;
        try {
            scores = answer.text() == null ? Scores.ZERO : scorer.apply(task, answer.text());
        } catch (RuntimeException e) { // of a benchmark's own rule
            LOG.error("judging the answer to a {} task", job.task().type(), e);
            answer = failed("the answer could not be judged", e);
        }
        scope.emit(new RunEvent.TaskFinished(
                answer.text(),
                answer.stop().wireName(),
                seconds,
                answer.error(),
                answer.error() == null ? scores : null));
        return record(job, task, answer, scores, seconds, startedAt);
    }

    private static Answer ask(MethodTask job, Task task, CallScope scope) throws InterruptedException {
        try {
            return job.method().answer(task.context(), task.query(), scope);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            LOG.error("{} failed on {}", job.method().name(), job.fingerprint(), e);
            return failed("unexpected failure", e);
        }
    }

    private static Answer failed(String what, Throwable why) {
        return Answer.failed("%s: %s".formatted(what, why));
    }

    private ResultRecord record(
            MethodTask job, Task task, Answer answer, Scores scores, double seconds, Instant startedAt) {
        return new ResultRecord(
                key(task),
                new ContextSize(task.contextTokens(), task.context().length()),
                job.method().name(),
                job.method().description(),
                new Outcome(
                        answer.text(),
                        scores,
                        answer.stop().wireName(),
                        answer.truncated(),
                        answer.timedOut(),
                        answer.error()),
                new Cost(
                        seconds,
                        answer.iterations(),
                        answer.subCalls(),
                        answer.replErrors(),
                        answer.root(),
                        answer.sub()),
                new Provenance(job.fingerprint(), runName, startedAt, job.attempt(), parent, forkStep),
                Map.of());
    }

    private static TaskKey key(Task task) {
        return key(task.spec(), task.query(), task.answer());
    }

    /// Of a task that is not made yet: without question and answer.
    static TaskKey key(TaskSpec spec) {
        return key(spec, "", "");
    }

    private static TaskKey key(TaskSpec spec, String query, String answer) {
        return new TaskKey(
                spec.type(),
                spec.kindName(),
                new ContextLength(spec.contextLength(), spec.unit().wireName()),
                spec.depthPercent(),
                spec.seed(),
                query,
                answer);
    }
}
