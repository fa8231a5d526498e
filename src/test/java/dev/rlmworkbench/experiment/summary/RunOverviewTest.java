package dev.rlmworkbench.experiment.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.experiment.manifest.HostMachine;
import dev.rlmworkbench.experiment.manifest.ProductVersion;
import dev.rlmworkbench.experiment.manifest.RunManifest;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultCodec;
import dev.rlmworkbench.result.ResultSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOverviewTest {

    @TempDir
    private Path folder;

    private void write(String name, Stream<ResultSamples> results) throws IOException {
        Files.writeString(
                folder.resolve(name), results.map(ResultSamples::line).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void trainingDataBesideTheRunsIsNoRun() throws IOException {
        for (var name : List.of("sft", "sft_validation", "sft_refused", "run_validation")) {
            write(name + ".jsonl", Stream.of(ResultSamples.of("rlm", 4000, 1, true)));
        }
        Files.writeString(folder.resolve("sft.build.json"), "{}");
        assertEquals(
                List.of("run_validation"),
                new RunOverviews()
                        .allIn(folder).stream().map(run -> run.run().name()).toList());
    }

    @Test
    void aRunIsSummedUpByMethodAndLength() throws IOException {
        write(
                "run.jsonl",
                Stream.of(
                        ResultSamples.of("vanilla", 4000, 1, true),
                        ResultSamples.of("vanilla", 8000, 2, false),
                        ResultSamples.of("rlm", 4000, 1, true),
                        ResultSamples.of("rlm", 8000, 2, true),
                        ResultSamples.of("rlm", 8000, 3, true).withError("server gone")));
        Files.writeString(folder.resolve("run_trajectories.jsonl"), "{\"type\":\"task_started\"}\n");
        Files.writeString(folder.resolve("notes.jsonl"), "not ours\n");

        var runs = new RunOverviews().allIn(folder);

        assertEquals(List.of("run"), runs.stream().map(run -> run.run().name()).toList());
        var run = runs.getFirst();
        assertEquals(4, run.done(), "a failed task is not done");
        assertEquals(List.of("niah"), run.families());
        assertEquals(
                List.of("4K", "8K"),
                run.lengths().stream().map(ContextLength::shortName).toList());
        var vanilla = run.totals().stream()
                .filter(cell -> cell.series().method().equals("vanilla"))
                .findFirst()
                .orElseThrow();
        assertEquals(0.5, vanilla.accuracy());
        assertEquals(4, run.byLength().size());
        assertFalse(run.resumable(), "no manifest, nothing to go on with");
    }

    @Test
    void resultsOfAnotherModelDoNotMakeARunDone() throws IOException {
        var earlier = ResultSamples.of("rlm", 4000, 1, true);
        var later = earlier.withModel("other");
        write("run.jsonl", Stream.of(earlier, ResultSamples.of("rlm", 4000, 2, true), later));
        var manifest = folder.resolve("run.run.json");
        manifest(RunManifest.State.RUNNING, later).write(manifest);
        var killed = RunOverview.of(new RunName(folder, "run")).orElseThrow();
        assertTrue(killed.resumable(), "one of two is done, whatever the model before has answered");
        assertEquals(1, killed.current());
        assertEquals(3, killed.done());

        manifest(RunManifest.State.COMPLETE, later).write(manifest);
        assertFalse(RunOverview.of(new RunName(folder, "run")).orElseThrow().resumable());
        write("run.jsonl", Stream.of(later));
        assertTrue(RunOverview.of(new RunName(folder, "run")).orElseThrow().resumable(), "a result was taken out");
    }

    private static RunManifest manifest(RunManifest.State state, ResultSamples last) {
        var method = Map.<String, Object>of(
                "method",
                last.method(),
                "description",
                ResultCodec.tree(last.record().setup()));
        var machine = HostMachine.here();
        var start = Instant.EPOCH;
        return new RunManifest(
                "run",
                state,
                Map.of(),
                List.of(method),
                2,
                ProductVersion.current(),
                machine,
                1,
                start,
                start,
                null,
                Map.of());
    }

    @Test
    void aRunIsReadAgainOnlyWhenItHasChanged() throws IOException {
        write("run.jsonl", Stream.of(ResultSamples.of("rlm", 4000, 1, true)));
        var overviews = new RunOverviews();
        var first = overviews.allIn(folder).getFirst();

        assertSame(first, overviews.allIn(folder).getFirst());
        write("run.jsonl", Stream.of(ResultSamples.of("rlm", 4000, 1, true), ResultSamples.of("rlm", 4000, 2, true)));
        assertEquals(2, overviews.allIn(folder).getFirst().done());
        Files.delete(folder.resolve("run.jsonl"));
        assertEquals(List.of(), overviews.allIn(folder));
    }

    @Test
    void aFolderThatIsNotThereHasNoRuns() throws IOException {
        assertTrue(new RunOverviews().allIn(folder.resolve("none")).isEmpty());
    }

    @Test
    void aFileIsKnownByItsBeginning() throws IOException {
        write("run.jsonl", Stream.of(ResultSamples.of("rlm", 4000, 1, true)));
        var log = Files.writeString(folder.resolve("log.jsonl"), "{\"type\":\"metadata\",\"root_model\":\"m\"}\n{}\n");
        var task = "{\"task_type\":\"niah\",\"query\":\"q\",\"answer\":\"1\",\"prediction\":\"1\",\"trajectory\":[]}\n";
        var older = Files.writeString(folder.resolve("older_trajectories.jsonl"), task + task);
        var spec = Files.writeString(folder.resolve("spec.json"), "{\n \"name\": \"x\",\n \"benchmarks\": []\n}");
        var other = Files.writeString(folder.resolve("letter.txt"), "Dear all");
        assertEquals(RecordedFile.RESULTS, RecordedFile.of(folder.resolve("run.jsonl")));
        assertEquals(RecordedFile.TRAJECTORY, RecordedFile.of(log));
        assertEquals(RecordedFile.TRAJECTORY, RecordedFile.of(older));
        assertEquals(RecordedFile.SPEC, RecordedFile.of(spec));
        var refused = assertThrows(IllegalArgumentException.class, () -> RecordedFile.of(other));
        assertTrue(refused.getMessage().contains("letter.txt is neither"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> RecordedFile.of(folder.resolve("gone.jsonl")));
    }
}
