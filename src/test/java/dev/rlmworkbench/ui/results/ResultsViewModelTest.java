package dev.rlmworkbench.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.ResultSamples;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.Pulse;
import dev.rlmworkbench.ui.results.loaded.KeyFigures;
import dev.rlmworkbench.ui.results.loaded.OutcomeFilter;
import dev.rlmworkbench.ui.results.loaded.ResultsState;
import dev.rlmworkbench.ui.results.loaded.RowFilter;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsViewModelTest {

    private static final int TASKS = 12;

    @TempDir
    private Path folder;

    private final EventPump pump = new EventPump(new Pulse() {
        @Override
        public void start(Runnable round) {}

        @Override
        public void stop() {}
    });

    private ResultsViewModel model() {
        return new ResultsViewModel(
                new Background(Runnable::run, Runnable::run), pump, ShippedBenchmarks.all(), () -> folder);
    }

    /// RLM is always right; vanilla is right at the short length only, and its last task failed.
    private Path run(String name, String model) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < TASKS; i++) {
            boolean isShort = i < TASKS / 2;
            int length = isShort ? 4_000 : 8_000;
            lines.add(ResultSamples.of("rlm", length, i, true)
                    .withCost(8, 2)
                    .withModel(model)
                    .withRun(name)
                    .line());
            var vanilla = ResultSamples.of("vanilla", length, i, isShort)
                    .withCost(2, 0)
                    .withModel(model)
                    .withRun(name);
            lines.add(i == TASKS - 1 ? vanilla.withError("server gone").line() : vanilla.line());
        }
        return Files.write(folder.resolve(name + ".jsonl"), lines);
    }

    private static KeyFigures figures(ResultsViewModel model) {
        return Objects.requireNonNull(model.figures().get());
    }

    @Test
    void aRunIsShownInFiguresThatNameWhatTheyRestOn() throws IOException {
        var model = model();
        model.open(List.of(run("one", "m")));

        assertInstanceOf(ResultsState.Open.class, model.state().get());
        assertEquals("100 %", figures(model).second().value());
        assertEquals("12 of 12", figures(model).second().beside());
        assertEquals("95 % interval 76 to 100 %", figures(model).second().below());
        assertEquals("6 of 11, 1 error", figures(model).first().beside());
        assertEquals("+45 points", figures(model).difference().value());
        assertEquals("no difference shown", figures(model).difference().beside());
        assertTrue(
                figures(model).difference().below().startsWith("McNemar p = 0.063, 11 pairs"),
                figures(model).difference().below());
        assertTrue(figures(model).difference().below().contains("pairs would show"));
        assertEquals("4.0x time", figures(model).cost().value());
        assertEquals("8.0 s against 2.0 s", figures(model).cost().beside());
        assertEquals(TASKS, model.tasks().listed().size());
    }

    @Test
    void cellsAreByLengthWithRlmFirstAndAllLengthsAtTheEnd() throws IOException {
        var model = model();
        model.open(List.of(run("one", "m")));

        var cells = Objects.requireNonNull(model.shown().get()).cells();
        assertEquals(
                "4K rlm first, 4K vanilla, 8K rlm first, 8K vanilla, all rlm first, all vanilla",
                cells.stream()
                        .map(line -> {
                            var length = line.cell().length();
                            return "%s %s%s"
                                    .formatted(
                                            length == null ? "all" : length.shortName(),
                                            line.cell().series().method(),
                                            line.firstOfLength() ? " first" : "");
                        })
                        .collect(Collectors.joining(", ")));
        assertNotNull(cells.getFirst().comparison());
        assertNull(cells.get(1).comparison(), "vanilla is what the others are compared with");
    }

    @Test
    void tasksAreListedByHowBothCameOut() throws IOException {
        var model = model();
        model.open(List.of(run("one", "m")));
        var counts = Stream.of(OutcomeFilter.values())
                .map(outcome -> {
                    model.tasks().only(outcome);
                    return outcome + " " + model.tasks().listed().size();
                })
                .toList();
        assertEquals(
                List.of("ALL 12", "ONLY_SECOND_RIGHT 5", "ONLY_FIRST_RIGHT 0", "BOTH_WRONG 0", "DIFFERENT 6"), counts);

        model.tasks().only(OutcomeFilter.ALL);
        model.tasks().only(new CellKey("niah", null, new ContextLength(8_000, "tokens"), null, null));
        assertEquals(6, model.tasks().listed().size());
        model.tasks().sort(Comparator.comparing(line -> -line.task().seed()));
        assertEquals(11, model.tasks().listed().getFirst().task().seed());
        model.tasks().only((CellKey) null);
        assertEquals(12, model.tasks().listed().size());
    }

    @Test
    void aFilterCountsAnewAndOneThatLeavesNothingIsNoFailure() throws IOException {
        var model = model();
        model.open(List.of(run("one", "m")));
        var isShort = new ContextLength(4_000, "tokens");

        model.filterBy(new RowFilter(Set.of(), Set.of(), Set.of(), null, isShort));
        assertEquals("6 of 6", figures(model).first().beside());
        assertEquals("0 points", figures(model).difference().value());

        model.filterBy(new RowFilter(Set.of(), Set.of("rlm"), Set.of(), null, null));
        assertNull(model.pair().get());
        assertEquals("–", figures(model).difference().value());

        model.filterBy(new RowFilter(Set.of("other"), Set.of(), Set.of(), null, null));
        assertNull(model.shown().get());
        assertInstanceOf(ResultsState.Open.class, model.state().get());
        model.filterBy(RowFilter.ALL);
        assertEquals("12 of 12", figures(model).second().beside());
    }

    @Test
    void runsAreAddedAndTakenAway() throws IOException {
        var model = model();
        var one = run("one", "m");
        var two = run("two", "n");
        model.open(List.of(one));
        model.add(List.of(two, one), _ -> {});

        assertEquals(List.of(one, two), model.runs().orElseThrow().paths());
        assertEquals(4, Objects.requireNonNull(model.shown().get()).series().size());
        assertEquals("RLM on m", figures(model).second().title());
        model.remove(one);
        assertEquals("RLM", figures(model).second().title());
        model.remove(two);
        assertInstanceOf(ResultsState.Empty.class, model.state().get());
        assertNull(model.shown().get());
    }

    @Test
    void brokenLinesAreCountedAndTheOthersCount() throws IOException {
        var run = run("one", "m");
        Files.writeString(run, Files.readString(run) + "\n{\"half");
        var model = model();
        model.open(List.of(run));
        assertEquals(1, model.runs().orElseThrow().problems().size());
        assertEquals(TASKS, model.tasks().count());
    }

    @Test
    void aFileThatIsMissingOrHoldsNoResultIsRefusedInOneSentence() throws IOException {
        var model = model();
        model.open(List.of(folder.resolve("gone.jsonl")));
        var gone = assertInstanceOf(ResultsState.Refused.class, model.state().get());
        assertTrue(gone.why().contains("gone.jsonl"), gone.why());

        model.open(List.of(Files.writeString(folder.resolve("notes.jsonl"), "no result\n")));
        var notes = assertInstanceOf(ResultsState.Refused.class, model.state().get());
        assertTrue(notes.why().startsWith("There is not one result in it"), notes.why());

        Files.copy(run("one", "m"), folder.resolve("gone.jsonl"));
        model.open(List.of(folder.resolve("gone.jsonl")));
        assertInstanceOf(ResultsState.Open.class, model.state().get());
    }

    @Test
    void aChangeOnDiskIsSeenAndReadAgain() throws IOException {
        var run = run("one", "m");
        var model = model();
        model.open(List.of(run));
        model.checkFiles();
        assertEquals(ResultsState.Drift.NONE, model.drift().get());

        Files.writeString(
                run,
                Files.readString(run)
                        + ResultSamples.of("rlm", 16_000, 99, true).line() + "\n");
        model.checkFiles();
        assertEquals(ResultsState.Drift.CHANGED, model.drift().get());
        model.reload();
        assertEquals(ResultsState.Drift.NONE, model.drift().get());
        assertEquals(TASKS + 1, model.tasks().count());

        Files.delete(run);
        model.checkFiles();
        assertEquals(ResultsState.Drift.GONE, model.drift().get());
    }

    @Test
    void aTaskIsReadWholeAndItsStepsAreFoundBesideTheRun() throws IOException {
        var run = run("one", "m");
        var model = model();
        model.open(List.of(run));
        var line = model.tasks().listed().getFirst();

        var read = new ArrayList<ResultRecord>();
        model.read(line, read::addAll, why -> read.clear());
        assertEquals(
                List.of("It is 12345.", "It is 12345."),
                read.stream().map(record -> record.outcome().prediction()).toList());

        var told = new ArrayList<Object>();
        model.steps(line.any(), told::add, told::add);
        assertEquals(
                "There is no one_trajectories.jsonl beside one.jsonl; runs keep their steps where trajectories are saved.",
                told.getFirst());
        var steps = Files.createFile(folder.resolve("one_trajectories.jsonl"));
        model.steps(line.any(), told::add, told::add);
        var request = assertInstanceOf(ScreenRequest.OpenTrajectory.class, told.getLast());
        assertEquals(steps, request.file());
        assertEquals("vanilla/niah/4000/0/m/null/one", request.fingerprint());
    }

    @Test
    void whatIsOpenStaysWhereAnotherFileCannotBeAdded() throws IOException {
        var one = run("one", "m");
        var gone = folder.resolve("gone.jsonl");
        var model = model();
        model.open(List.of(one));
        var shown = model.shown().get();
        var told = new ArrayList<String>();

        model.add(List.of(gone), told::add);

        assertEquals(List.of(one), model.runs().orElseThrow().paths());
        assertEquals(shown, model.shown().get());
        assertTrue(told.getFirst().contains("gone.jsonl"), told.toString());
        model.open(List.of(gone));
        assertInstanceOf(ResultsState.Refused.class, model.state().get());
    }

    @Test
    void aFileThatIsAddedWhileAnotherIsReadIsShownBesideIt() throws IOException {
        var one = run("one", "m");
        var two = run("two", "m");
        var waiting = new ArrayDeque<Runnable>();
        var model = new ResultsViewModel(
                new Background(waiting::add, Runnable::run), pump, ShippedBenchmarks.all(), () -> folder);
        model.add(List.of(one), _ -> {});
        model.add(List.of(two), _ -> {});
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        assertEquals(List.of(one, two), model.runs().orElseThrow().paths());
    }
}
