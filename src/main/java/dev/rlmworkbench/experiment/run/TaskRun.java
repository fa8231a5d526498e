package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.inference.Answer;
import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.llm.UsageTotals;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.Scores;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
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
    private final Map<String, Object> extra;

    /// @param scorer of a task and a prediction
    public TaskRun(String runName, BiFunction<Task, String, Scores> scorer) {
        this(runName, scorer, null, Map.of());
    }

    /// @param parent fingerprint of the result that this one is a fork of, null for none
    /// @param extra  what else the records say
    public TaskRun(
            String runName,
            BiFunction<Task, String, Scores> scorer,
            @Nullable String parent,
            Map<String, Object> extra) {
        this.runName = runName;
        this.scorer = scorer;
        this.parent = parent;
        this.extra = Map.copyOf(extra);
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
                task.context().length()));
        long start = System.nanoTime();
        var answer = ask(job, task, scope);
        double seconds = (System.nanoTime() - start) / 1e9;
        scope.emit(new RunEvent.TaskFinished(answer.text(), answer.stop().wireName(), seconds, answer.error()));
        var scores = answer.text() == null ? Scores.ZERO : scorer.apply(task, answer.text());
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
        var error = "%s: %s".formatted(what, why);
        return new Answer(null, StopReason.FAILED, 0, 0, 0, false, UsageTotals.NONE, UsageTotals.NONE, error);
    }

    @SuppressWarnings("unchecked")
    private ResultRecord record(
            MethodTask job, Task task, Answer answer, Scores scores, double seconds, Instant startedAt) {
        var described = job.method().description();
        var model =
                described.get("model") instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.<String, Object>of();
        return new ResultRecord(
                job.fingerprint(),
                job.method().name(),
                runName,
                job.task().type(),
                job.task().kindName(),
                job.task().contextLength(),
                job.task().unit().wireName(),
                task.contextTokens(),
                task.context().length(),
                job.task().depthPercent(),
                job.task().seed(),
                task.query(),
                task.answer(),
                answer.text(),
                scores,
                seconds,
                answer.iterations(),
                answer.subCalls(),
                answer.replErrors(),
                answer.truncated(),
                answer.timedOut(),
                answer.stop().wireName(),
                answer.error(),
                Map.of("root", usage(answer.root()), "sub", usage(answer.sub())),
                model,
                text(described, "adapter"),
                text(described, "prompt_profile"),
                text(described, "prompt_sha256"),
                text(described, "repl_language"),
                text(described, "protocol"),
                text(described, "helpers"),
                startedAt,
                job.attempt(),
                parent,
                extra);
    }

    private static @Nullable String text(Map<String, Object> values, String key) {
        return values.get(key) instanceof String text ? text : null;
    }

    private static Map<String, Object> usage(UsageTotals totals) {
        var usage = new LinkedHashMap<String, Object>();
        usage.put("prompt", totals.promptTokens());
        usage.put("completion", totals.completionTokens());
        usage.put("calls", totals.calls());
        usage.put("load_s", totals.loadSeconds());
        usage.put("prefill_s", totals.prefillSeconds());
        usage.put("decode_s", totals.decodeSeconds());
        if (totals.estimated()) {
            usage.put("estimated", true);
        }
        return usage;
    }
}
