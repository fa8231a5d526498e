package dev.rlmworkbench.ui.trajectories;

import static dev.rlmworkbench.ui.trajectories.RecordedTasks.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.fork.ForkRunner;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TaskSummary.Outcome;
import dev.rlmworkbench.trajectory.pattern.PatternTag;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.Pulse;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.trajectories.task.FileState;
import dev.rlmworkbench.ui.trajectories.task.Forks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees of a trajectory file, without a window.
class TrajectoriesViewModelTest {

    @TempDir
    private Path folder;

    private final TrajectoriesViewModel model = new TrajectoriesViewModel(
            new Background(Runnable::run, Runnable::run), ShippedBenchmarks.all(), () -> folder);

    /// One whose work and ends the test runs when it likes.
    private final List<Runnable> work = new ArrayList<>();

    private final List<Runnable> screen = new ArrayList<>();
    private final TrajectoriesViewModel slow =
            new TrajectoriesViewModel(new Background(work::add, screen::add), ShippedBenchmarks.all(), () -> folder);

    private Path file(String name, String... tasks) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", tasks));
    }

    private static String halfATask(String fingerprint) {
        return task(fingerprint, "rlm", 1).replaceFirst("\\{\"type\":\"task_finished\".*\\R", "");
    }

    private List<String> listed() {
        return model.list().listed().stream().map(TaskSummary::fingerprint).toList();
    }

    @Test
    void theFirstTaskIsShownFromItsFirstStepAndAnotherOneAtWish() throws IOException {
        model.open(file("a_trajectories.jsonl", task("aa", "rlm", 3), task("bb", "vanilla", 1)), null);
        assertInstanceOf(FileState.Open.class, model.state().get());
        assertEquals(3, model.shown().get().steps().size());
        assertEquals(0, model.walk().current().get());

        model.walk().last();
        model.select(model.list().tasks().get(1));
        assertEquals("bb", model.shown().get().summary().fingerprint());
        assertEquals(0, model.walk().current().get());
    }

    @Test
    void aResultFileOpensTheTrajectoriesBesideIt() throws IOException {
        file("a_trajectories.jsonl", task("aa", "rlm", 1));
        model.open(file("a.jsonl", "{}\n"), "aa");
        assertEquals(folder.resolve("a_trajectories.jsonl"), model.file().orElseThrow());
    }

    @Test
    void whatCannotBeOpenedIsSaidAndCostsNothing() throws IOException {
        for (var rubbish : List.of("", "no JSON\n", "{\"a\":1}\n", "\0\0\0\n")) {
            model.open(file("rubbish.jsonl", rubbish), null);
            var refused =
                    assertInstanceOf(FileState.Refused.class, model.state().get(), rubbish);
            assertTrue(refused.why().contains("rubbish.jsonl"), refused.why());
            assertNull(model.shown().get());
        }
        model.open(folder.resolve("nosuch_trajectories.jsonl"), null);
        assertInstanceOf(FileState.Refused.class, model.state().get());
        model.open(file("a_trajectories.jsonl", task("aa", "rlm", 1)), null);
        assertInstanceOf(FileState.Open.class, model.state().get());
    }

    @Test
    void ofATornFileTheRestIsShownAndTheLineIsNamed() throws IOException {
        model.open(
                file("torn_trajectories.jsonl", task("aa", "rlm", 2), halfATask("bb"), "{\"type\":\"model_ca"), null);
        assertEquals(2, model.list().tasks().size());
        assertEquals(Outcome.ERROR, model.list().tasks().get(1).outcome());
        assertEquals(1, model.problems().size(), model.problems().toString());
        model.select(model.list().tasks().get(1));
        assertEquals("bb", model.shown().get().summary().fingerprint());
    }

    @Test
    void anEditedTurnThatCouldNotBeRunOnFromIsKept() throws IOException, InterruptedException {
        var file = file("a_trajectories.jsonl", task("aa", "rlm", 2));
        model.open(file, null);
        var open = model.shown().get();
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        var factory = new MethodFactory(services.locator(), services.repls(), services.profiles(), services.contexts());
        var ended = new LinkedBlockingQueue<Runnable>();
        var pump = new EventPump(new Pulse() {
            @Override
            public void start(Runnable onPulse) {}

            @Override
            public void stop() {}
        });
        var forks = new Forks(
                new Background(Runnable::run, Runnable::run),
                new JobCentre(ended::add, pump, (_, _) -> {}),
                new ForkRunner(factory, services.benchmarks()));
        assertEquals("I look.", forks.reply(open, open.stepAt(1)));

        forks.start(file, open, 2, "FINAL(7)", _ -> {});
        ended.take().run();

        assertEquals("FINAL(7)", forks.reply(open, open.stepAt(1)));
        assertEquals("I look.", forks.reply(open, open.stepAt(0)));
    }

    @Test
    void searchAndFiltersNarrowTheList() throws IOException {
        model.open(file("a_trajectories.jsonl", task("aa", "rlm", 3), task("bb", "vanilla", 1)), null);
        model.list().search("BBWORD");
        assertEquals(List.of("bb"), listed());
        model.list().search(" ");
        assertEquals(2, listed().size());
        model.list().filter().set(model.list().filter().get().toggled("rlm"));
        assertEquals(List.of("aa"), listed());
        model.list().search("bbword");
        assertEquals(List.of(), listed());
    }

    @Test
    void aFileThatChangedOrWentAwayIsNoticed() throws IOException {
        var file = file("a_trajectories.jsonl", task("aa", "rlm", 3), task("bb", "vanilla", 1));
        model.open(file, "bb");
        model.checkFile();
        assertEquals(FileState.Drift.NONE, model.drift().get());
        Files.writeString(file, Files.readString(file) + task("cc", "rlm", 1));
        model.checkFile();
        assertEquals(FileState.Drift.CHANGED, model.drift().get());
        model.reopen();
        assertEquals(FileState.Drift.NONE, model.drift().get());
        assertEquals("bb", model.shown().get().summary().fingerprint());
        Files.delete(file);
        model.checkFile();
        assertEquals(FileState.Drift.GONE, model.drift().get());
        assertNotNull(model.shown().get());
    }

    @Test
    void anotherAnswerToTheSameQuestionStepsAlong() throws IOException {
        var file = file("a_trajectories.jsonl", task("aa", "rlm", 3), halfATask("b0"), task("bb", "vanilla", 1));
        var other = file("b_trajectories.jsonl", task("dd", "rlm", 5));
        model.open(file, "aa");
        var candidates = model.comparison().candidates();
        assertEquals(
                List.of("bb", "b0"),
                candidates.stream().map(TaskSummary::fingerprint).toList());

        model.comparison().with(candidates.getFirst());
        assertEquals("bb", model.comparison().compared().get().summary().fingerprint());
        assertEquals(3, model.walk().count().get());

        model.comparison().with(other);
        assertEquals(5, model.walk().count().get());
        model.walk().last();
        model.comparison().stop();
        assertEquals(3, model.walk().count().get());
        assertEquals(2, model.walk().current().get());
    }

    @Test
    void aFileWithoutTheSameQuestionIsRefusedAndTheComparisonStays() throws IOException {
        model.open(file("a_trajectories.jsonl", task("aa", "rlm", 3), task("bb", "vanilla", 1)), "aa");
        model.comparison().with(model.comparison().candidates().getFirst());
        model.comparison()
                .with(file("b_trajectories.jsonl", task("dd", "rlm", 5).replace("Which number?", "Who?")));
        assertEquals("bb", model.comparison().compared().get().summary().fingerprint());
        assertTrue(
                model.trouble().get().contains("no answer to the same question"),
                model.trouble().get());
    }

    @Test
    void aFileThatIsOpenedTooLateIsNotShown() throws IOException {
        slow.open(file("a_trajectories.jsonl", task("aa", "rlm", 1)), null);
        runAll(work);
        slow.open(file("b_trajectories.jsonl", task("bb", "rlm", 1)), null);
        runAll(screen);
        assertInstanceOf(FileState.Opening.class, slow.state().get());
        runAll(work);
        runAll(screen);
        assertEquals(
                "b_trajectories.jsonl", slow.file().orElseThrow().getFileName().toString());
    }

    @Test
    void theTaskThatWasChosenLastIsShown() throws IOException {
        slow.open(file("a_trajectories.jsonl", task("aa", "rlm", 1), task("bb", "rlm", 2)), "aa");
        settle();
        var tasks = slow.list().tasks();
        slow.select(tasks.get(1));
        slow.select(tasks.get(0));
        settle();
        assertEquals("aa", slow.shown().get().summary().fingerprint());
    }

    @Test
    void whatIsKnownOfAFileIsNotSaidOfTheNext() throws IOException {
        var first = file("a_trajectories.jsonl", task("aa", "rlm", 1));
        slow.open(first, null);
        settle();
        Files.delete(first);
        slow.checkFile();
        runAll(work);
        slow.open(file("b_trajectories.jsonl", task("bb", "rlm", 1)), null);
        runAll(work);
        // what was found of the first file comes after the second one is there
        var late = screen.removeFirst();
        runAll(screen);
        late.run();
        assertEquals(FileState.Drift.NONE, slow.drift().get());
    }

    @Test
    void aSearchThatEndsDoesNotHideThatTagsAreStillSought() throws IOException {
        slow.open(file("a_trajectories.jsonl", task("aa", "rlm", 1)), null);
        settle();
        slow.list().toggle(PatternTag.values()[0]);
        slow.list().search("aaword");
        assertTrue(slow.list().busy().get());
        slow.list().search("");
        assertTrue(slow.list().busy().get());
        settle();
        assertFalse(slow.list().busy().get());
    }

    private void settle() {
        while (!work.isEmpty() || !screen.isEmpty()) {
            runAll(work);
            runAll(screen);
        }
    }

    private static void runAll(List<Runnable> waiting) {
        var now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }
}
