package dev.rlmworkbench.experiment.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.experiment.run.RunLauncher;
import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.experiment.run.ScriptedModelServer.Said;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.trajectory.replay.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A task that was recorded goes on from a step in another way.
class ForkRunnerTest {

    @TempDir
    private Path folder;

    private final AtomicInteger subCalls = new AtomicInteger();
    private ScriptedModelServer server;
    private MethodFactory factory;
    private RunName run;

    @BeforeEach
    void aRunWithATaskOfTwoSteps() throws IOException, InterruptedException {
        server = new ScriptedModelServer(this::reply, 32_768);
        var directories = new AppDirectories(folder.resolve("cache"), folder.resolve("config"), folder.resolve("data"));
        var local = new LocalModels(folder.resolve("models"), directories.cache(), 1, false);
        factory = new MethodFactory(
                new ModelLocator(Map.of("OLLAMA_HOST", "http://127.0.0.1:9"), local),
                mode -> new ReplPool(directories, mode, 1),
                new PromptProfiles(folder.resolve("prompts")),
                new ContextIndexes());
        var models = List.of(ModelSpec.of("scripted-1b", List.of(server.address())));
        var benchmark = new BenchmarkSpec(
                new NeedleInHaystack(), List.of(500), LengthUnit.TOKENS, List.of(50), 1, 7L, null, null, null, null);
        var spec = new ExperimentSpec(
                "two_steps",
                List.of(benchmark),
                List.of("vanilla", "rlm"),
                models,
                null,
                null,
                null,
                null,
                null,
                "default",
                null,
                true);
        run = new RunName(folder, "two_steps");
        try (var open = new RunLauncher(factory).open(spec, folder, Shard.WHOLE)) {
            assertTrue(open.runner(EventSink.NONE, _ -> {}).run().complete());
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    /// First a block with a sub-call, which never answers twice alike; then an answer that the fork changes.
    private String reply(List<Said> conversation) {
        var asked = conversation.getLast().content();
        if (asked.contains("which colour")) {
            return "colour " + subCalls.incrementAndGet();
        }
        if (conversation.stream()
                .noneMatch(said ->
                        said.role().equals("assistant") && said.content().contains("var colour_seen"))) {
            return "```java\nvar colour_seen = llm_query(\"which colour\");\nprint(colour_seen);\n```\n";
        }
        return "FINAL(\"nothing\")";
    }

    private Replay recorded(String method, Path file) throws IOException {
        try (var archive = TrajectoryArchive.open(file)) {
            var task = archive.tasks().stream()
                    .filter(each -> each.method().equals(method))
                    .findFirst()
                    .orElseThrow();
            return Replay.of(archive.events(task));
        }
    }

    @Test
    void theStepsBeforeAreAsRecordedAndVariablesAreThere() throws IOException, InterruptedException {
        var parent = recorded("rlm", run.trajectories());
        assertEquals("nothing", parent.answer());
        int calls = server.calls();

        var fork = new Fork(parent.fingerprint(), 2, "I know it.\nFINAL(colour_seen)");
        var result =
                new ForkRunner(factory, ShippedBenchmarks.all()).run(run.trajectories(), parent, fork, EventSink.NONE);

        assertEquals("colour 1", result.record().outcome().prediction());
        assertEquals(calls, server.calls(), "played back, no model was asked");
        assertTrue(result.firstDifference().isEmpty());
        assertEquals(parent.fingerprint(), result.record().provenance().parent());
        assertEquals(2, result.record().provenance().forkStep());
        var child = recorded("rlm", folder.resolve("two_steps_forks_trajectories.jsonl"));
        assertEquals(parent.steps().getFirst().reply(), child.steps().getFirst().reply());
        assertEquals("colour 1", child.answer());
        assertEquals(2, ResultReader.read(run.results()).records().size(), "the run itself has no more results");
    }

    @Test
    void theLiveModelGoesOnWhereNoReplyIsGiven() throws IOException, InterruptedException {
        var parent = recorded("rlm", run.trajectories());
        int calls = server.calls();

        var again = new ForkRunner(factory, ShippedBenchmarks.all())
                .run(run.trajectories(), parent, new Fork(parent.fingerprint(), 1, null), EventSink.NONE);

        assertEquals("nothing", again.record().outcome().prediction());
        assertEquals(calls + 3, server.calls(), "two turns and a sub-call are asked anew");
        var child = recorded("rlm", again.trajectories());
        assertTrue(child.steps().getFirst().output().contains("colour 2"));
    }

    @Test
    void aForkCanBeForked() throws IOException, InterruptedException {
        var runner = new ForkRunner(factory, ShippedBenchmarks.all());
        var parent = recorded("rlm", run.trajectories());
        var first = runner.run(
                run.trajectories(), parent, new Fork(parent.fingerprint(), 2, "FINAL(colour_seen)"), EventSink.NONE);
        var child = recorded("rlm", first.trajectories());
        var second = runner.run(
                first.trajectories(),
                child,
                new Fork(child.fingerprint(), 2, "FINAL(colour_seen + \"!\")"),
                EventSink.NONE);

        assertEquals("colour 1!", second.record().outcome().prediction());
        assertEquals(first.trajectories(), second.trajectories());
        assertEquals(child.fingerprint(), second.record().provenance().parent());
    }

    @Test
    void whatCannotBeForkedIsSaid() throws IOException {
        var vanilla = recorded("vanilla", run.trajectories());
        var why = assertThrows(
                RunException.class,
                () -> new ForkRunner(factory, ShippedBenchmarks.all()).check(run.trajectories(), vanilla));
        assertTrue(why.getMessage().contains("answered by vanilla"), why.getMessage());

        var parent = recorded("rlm", run.trajectories());
        var alone = Files.copy(run.trajectories(), folder.resolve("alone_trajectories.jsonl"));
        why = assertThrows(
                RunException.class, () -> new ForkRunner(factory, ShippedBenchmarks.all()).check(alone, parent));
        assertTrue(why.getMessage().contains("belongs to no run"), why.getMessage());

        Files.delete(run.manifest());
        why = assertThrows(
                RunException.class,
                () -> new ForkRunner(factory, ShippedBenchmarks.all()).check(run.trajectories(), parent));
        assertTrue(why.getMessage().contains("is missing"), why.getMessage());
        assertFalse(Files.exists(folder.resolve("two_steps_forks.jsonl")));
    }

    @Test
    void aStepThatIsNotThereIsRefused() throws IOException {
        var parent = recorded("rlm", run.trajectories());
        var fork = new Fork(parent.fingerprint(), 3, "FINAL(1)");
        assertThrows(
                IllegalArgumentException.class,
                () -> new ForkRunner(factory, ShippedBenchmarks.all())
                        .run(run.trajectories(), parent, fork, EventSink.NONE));
    }
}
