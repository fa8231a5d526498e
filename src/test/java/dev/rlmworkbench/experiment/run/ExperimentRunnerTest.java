package dev.rlmworkbench.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.Scores;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.TrajectoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExperimentRunnerTest {

    @TempDir
    Path folder;

    private final List<RunProgress> progress = new CopyOnWriteArrayList<>();

    @Test
    void everyTaskIsAnsweredByEveryMethodAndMethodsTakeTurns() throws IOException {
        var outcome = run(experiment(FakeTask.several(3), FakeMethod.right("a"), FakeMethod.right("b")));

        assertEquals(new RunOutcome(name(), 6, 6, 0, false, null), outcome);
        assertEquals(
                List.of("a0", "a1", "a2", "b0", "b1", "b2"),
                results().stream().map(r -> r.method() + r.task().seed()).toList());
        var first = results().getFirst();
        assertEquals("0", first.outcome().prediction());
        assertEquals(1, first.outcome().scores().primary());
        assertEquals("chars", first.task().length().unit());
        assertEquals("fake", first.setup().rootName());
        assertEquals("none", first.setup().promptProfile());
        assertEquals(100, first.cost().root().promptTokens());
        assertTrue(first.cost().seconds() >= 0);
        assertNotNull(first.provenance().startedAt());
    }

    @Test
    void aSecondRunDoesNothingAndAWiderOneOnlyWhatIsNew() throws IOException {
        var method = FakeMethod.right("a");
        run(experiment(FakeTask.several(3), method));
        var again = run(experiment(FakeTask.several(5), method));

        assertTrue(again.complete());
        assertEquals(List.of("0", "1", "2", "3", "4"), method.asked);
        var planned = progress.stream()
                .filter(RunProgress.Planned.class::isInstance)
                .map(RunProgress.Planned.class::cast)
                .toList()
                .getLast();
        assertEquals(5, planned.total());
        assertEquals(3, planned.done());
        assertEquals(
                List.of(true, true, true, false, false),
                planned.tasks().stream().map(RunProgress.PlannedTask::done).toList());
    }

    @Test
    void answersFromBeforeAPromptChangedStayAndTheRunSaysSo() throws IOException {
        var method = FakeMethod.right("a");
        run(experiment(FakeTask.several(3), method));
        progress.clear();
        run(experiment(FakeTask.several(4), method.withPrompt("new")));

        assertEquals(7, results().size());
        var planned = (RunProgress.Planned) progress.getFirst();
        assertEquals(1, planned.notices().size());
        assertTrue(planned.notices().getFirst().startsWith("3 of the tasks have answers from other settings"));
    }

    @Test
    void failedTasksRunAgainAndTheLastAttemptCounts() throws IOException {
        var failing = new AtomicBoolean(true);
        var method = new FakeMethod("a", context -> {
            var number = FakeMethod.firstWord(context);
            return failing.get() && number.equals("1") ? null : number;
        });
        var first = run(experiment(FakeTask.several(3), method));
        assertEquals(2, first.done());
        assertEquals(1, first.failed());
        assertFalse(first.complete());

        failing.set(false);
        var second = run(experiment(FakeTask.several(3), method));
        assertTrue(second.complete());
        assertEquals(List.of("0", "1", "2", "1"), method.asked);
        var last = results().getLast();
        assertEquals(2, last.provenance().attempt());
        assertNull(last.outcome().error());
    }

    @Test
    void aMethodThatThrowsCostsItsTaskOnly() throws IOException {
        var method = new FakeMethod("a", context -> switch (FakeMethod.firstWord(context)) {
            case "1" -> throw new IllegalStateException("a bug");
            case "2" -> throw new StackOverflowError();
            default -> FakeMethod.firstWord(context);
        });
        var outcome = run(experiment(FakeTask.several(4), method));
        assertEquals(2, outcome.done());
        assertEquals(2, outcome.failed());
        var errors =
                results().stream().map(r -> String.valueOf(r.outcome().error())).toList();
        assertEquals("unexpected failure: java.lang.IllegalStateException: a bug", errors.get(1));
        assertEquals("null", errors.get(3));
    }

    @Test
    void aMethodThatInterruptsItselfCostsItsTaskOnlyWhichRunsAgain() throws IOException {
        var broken = new AtomicBoolean(true);
        var method = new FakeMethod("a", context -> {
            if (broken.getAndSet(false)) {
                throw new InterruptedException();
            }
            return FakeMethod.firstWord(context);
        });
        var outcome = run(experiment(FakeTask.several(3), method));
        assertEquals(2, outcome.done());
        assertEquals(1, outcome.notRun());
        assertFalse(outcome.cancelled());
        assertTrue(run(experiment(FakeTask.several(3), method)).complete());
    }

    @Test
    void nothingButFailuresEndTheRunWithTheReason() {
        var outcome = run(experiment(FakeTask.several(50), new FakeMethod("a", _ -> null)));
        assertEquals(10, outcome.failed());
        assertEquals(40, outcome.notRun());
        assertEquals("10 tasks in a row failed, the last one with: the server did not answer", outcome.stopped());
    }

    @Test
    void asManyTasksRunAtATimeAsAskedFor() throws Exception {
        var together = new CyclicBarrier(3);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var method = new FakeMethod("a", context -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            awaitBarrier(together);
            running.decrementAndGet();
            return "x";
        });
        var outcome = run(new Experiment(Map.of(), FakeTask.several(9), List.of(method), Shard.WHOLE, 3, false));
        assertTrue(outcome.complete());
        assertEquals(3, most.get());
    }

    @Test
    void cancelInterruptsKeepsWhatIsDoneAndTheRestRunsOnResume() throws Exception {
        var hanging = new CountDownLatch(2);
        var release = new AtomicBoolean();
        var method = new FakeMethod("a", context -> {
            if (!release.get() && !FakeMethod.firstWord(context).equals("0")) {
                hanging.countDown();
                new CountDownLatch(1).await();
            }
            return "x";
        });
        var experiment = new Experiment(Map.of(), FakeTask.several(6), List.of(method), Shard.WHOLE, 2, true);
        try (var store = ResultStore.open(name())) {
            var runner = runner(experiment, store);
            var canceller = Thread.ofVirtual().start(() -> {
                awaitLatch(hanging);
                runner.cancel();
                runner.cancel();
            });
            var outcome = assertTimeoutPreemptively(Duration.ofSeconds(30), runner::run);
            canceller.join();
            assertTrue(outcome.cancelled());
            assertEquals(1, outcome.done());
            assertEquals(5, outcome.notRun());
        }
        release.set(true);
        assertTrue(run(experiment).complete());
        assertEquals(6, results().size());
        assertEquals(
                6, results().stream().map(ResultRecord::fingerprint).distinct().count());
        for (var result : results()) {
            var events = TrajectoryReader.lastAttempt(name().trajectories(), result.fingerprint());
            assertEquals(3, events.size(), "started, thinking, finished");
        }
    }

    @Test
    void anInterruptOfTheCallerCancels() throws Exception {
        var started = new CountDownLatch(1);
        var method = new FakeMethod("a", context -> {
            started.countDown();
            new CountDownLatch(1).await();
            return "x";
        });
        var outcome = new ArrayList<RunOutcome>();
        var caller = Thread.ofPlatform().start(() -> {
            outcome.add(run(experiment(FakeTask.several(3), method)));
            assertTrue(Thread.currentThread().isInterrupted());
        });
        awaitLatch(started);
        caller.interrupt();
        caller.join();
        assertTrue(outcome.getFirst().cancelled());
        assertEquals(0, outcome.getFirst().done());
    }

    @Test
    void aResultThatComesInspiteOfTheCancelIsKept() throws Exception {
        var started = new CountDownLatch(1);
        var method = new FakeMethod("a", context -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // writing must not mind
            }
            return FakeMethod.firstWord(context);
        });
        try (var store = ResultStore.open(name())) {
            var runner = runner(experiment(FakeTask.several(3), method), store);
            Thread.ofVirtual().start(() -> {
                awaitLatch(started);
                runner.cancel();
            });
            assertEquals(1, runner.run().done());
        }
        assertEquals(1, results().size());
    }

    @Test
    void shardsTogetherAreTheWholeAndPairsStayInOne() throws IOException {
        var seen = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var shard = new Shard(i, 3);
            var a = FakeMethod.right("a");
            var b = FakeMethod.right("b");
            var part = new Experiment(Map.of(), FakeTask.several(10), List.of(a, b), shard, 1, false);
            try (var store = ResultStore.open(new RunName(folder, shard.runName("r")))) {
                assertTrue(runner(part, store).run().complete());
            }
            assertEquals(a.asked, b.asked);
            seen.addAll(a.asked);
        }
        assertEquals(10, seen.size());
        assertEquals(10, new HashSet<>(seen).size());
        assertTrue(Files.exists(folder.resolve("r_shard0of3.jsonl")));
    }

    @Test
    void trajectoriesAreWrittenWithStartAndEnd() throws IOException {
        var live = new CopyOnWriteArrayList<RunEvent>();
        try (var store = ResultStore.open(name())) {
            new ExperimentRunner(
                            experiment(FakeTask.several(1), FakeMethod.right("a")),
                            store,
                            ExperimentRunnerTest::score,
                            entry -> live.add(entry.event()),
                            RunProgress.Listener.NONE)
                    .run();
        }
        var events = TrajectoryReader.lastAttempt(
                        name().trajectories(), results().getFirst().fingerprint())
                .stream()
                .map(e -> e.event())
                .toList();
        assertEquals(live, events);
        var record = results().getFirst();
        assertEquals(
                new RunEvent.TaskStarted("a", "fake", "Which number is it?", 100, record.task(), "english"),
                events.getFirst());
        var last = (RunEvent.TaskFinished) events.getLast();
        assertEquals("0", last.answer());
        assertEquals(record.outcome().scores(), last.scores());
        assertTrue(last.seconds() >= 0);
    }

    @Test
    void aRunWithNothingLeftToDoLeavesNoEmptyFileOfSteps() throws IOException {
        run(experiment(FakeTask.several(2), FakeMethod.right("a")));
        Files.delete(name().trajectories());
        assertTrue(run(experiment(FakeTask.several(2), FakeMethod.right("a"))).complete());
        assertFalse(Files.exists(name().trajectories()));
    }

    @Test
    void aFullDiskUnderTheTrajectoriesStopsTheRunAndLosesNoResult() throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Files.createSymbolicLink(name().trajectories(), full);
        var outcome = run(experiment(FakeTask.several(5), FakeMethod.right("a")));
        assertEquals(name().trajectories() + " cannot be written: No space left on device", outcome.stopped());
        assertEquals(results().size(), outcome.done());
        assertEquals(1, outcome.done());
    }

    @Test
    void theManifestSaysWhatRanOnWhatAndHowItEnded() throws IOException {
        run(experiment(FakeTask.several(2), FakeMethod.right("a")));
        var edited = Files.readString(name().manifest()).replaceFirst("\\{", "{\"note\":\"mine\",");
        Files.writeString(name().manifest(), edited);
        run(experiment(FakeTask.several(2), FakeMethod.right("a")));

        var manifest = JsonStyle.lines().readTree(Files.readString(name().manifest()));
        assertEquals("complete", manifest.at("/state").asString());
        assertEquals(2, manifest.at("/starts").asInt());
        assertEquals("mine", manifest.at("/note").asString());
        assertEquals(
                "fake", manifest.at("/methods/0/description/model/root/name").asString());
        assertEquals("here", manifest.at("/spec/what").asString());
        assertTrue(manifest.at("/machine/jdk").asString().startsWith("25"));
        assertFalse(manifest.at("/started_at").asString().isEmpty());
        assertFalse(manifest.at("/ended_at").isNull());
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(".r.lock", "r.jsonl", "r.run.json", "r_trajectories.jsonl"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void progressCountsUpAndExpectsAnEnd() {
        run(experiment(FakeTask.several(3), FakeMethod.right("a")));
        var finished = progress.stream()
                .filter(RunProgress.Finished.class::isInstance)
                .map(RunProgress.Finished.class::cast)
                .toList();
        assertEquals(
                List.of(1, 2, 3),
                finished.stream().map(RunProgress.Finished::finished).toList());
        assertTrue(finished.stream().allMatch(f -> f.left().isPresent() && f.total() == 3));
        assertEquals(Duration.ZERO, finished.getLast().left().orElseThrow());
    }

    private Experiment experiment(List<TaskSpec> tasks, Method... methods) {
        return new Experiment(Map.of("what", "here"), tasks, List.of(methods), Shard.WHOLE, 1, true);
    }

    private RunOutcome run(Experiment experiment) {
        try (var store = ResultStore.open(name())) {
            return runner(experiment, store).run();
        }
    }

    private ExperimentRunner runner(Experiment experiment, ResultStore store) {
        return new ExperimentRunner(experiment, store, ExperimentRunnerTest::score, EventSink.NONE, progress::add);
    }

    private static Scores score(Task task, String prediction) {
        double right = task.answer().equals(prediction) ? 1 : 0;
        return new Scores(right, right, right, right, right);
    }

    private RunName name() {
        return new RunName(folder, "r");
    }

    private List<ResultRecord> results() throws IOException {
        var records = new ArrayList<ResultRecord>();
        assertEquals(List.of(), ResultReader.each(name().results(), records::add));
        return records;
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitBarrier(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.BrokenBarrierException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
