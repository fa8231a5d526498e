package dev.rlmworkbench.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.transformer.PeftAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `grpo` as a user meets it, with the shipped model in real REPLs.
class GrpoCommandTest {

    private static final AppDirectories HERE = AppDirectories.ofThisUser();

    @TempDir
    private Path folder;

    private record Ran(int code, String out, String err) {}

    private Ran run(String... typed) {
        var arguments = new ArrayList<>(List.of(typed));
        arguments.addAll(List.of("--experiments", folder.toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        var contexts = new ContextIndexes();
        var services = new CliServices(
                HERE,
                ShippedBenchmarks.all(),
                new ModelLocator(Map.of("OLLAMA_HOST", "127.0.0.1:1"), LocalModels.of(HERE)),
                (SandboxMode mode) -> new ReplPool(HERE, mode, 0, contexts),
                contexts,
                terminal);
        int code = Cli.run(services, arguments.toArray(String[]::new));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void itLearnsStepByStepFromWhatItTriesAndIsJudgedByOtherTasks() throws Exception {
        var ran = run(
                "grpo",
                "--model",
                "pocket",
                "--benchmark",
                "niah_hard",
                "--lengths",
                "600",
                "--depths",
                "50",
                "--tasks",
                "2",
                "--group",
                "3",
                "--steps",
                "2",
                "--foreground");

        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("memory expected: "), ran.err());
        assertTrue(ran.out().contains("grpo: 2 steps, each after 6 attempts; 78,336 numbers learn"), ran.out());
        assertTrue(ran.out().contains("attempts for step 1: 6 at 2 tasks, "), ran.out());
        var training = folder.resolve("checkpoints/grpo");
        var events =
                TrainingMetrics.read(training.resolve(TrainingMetrics.FILE)).events();
        assertTrue(events.stream().anyMatch(TrainingEvent.Attempted.class::isInstance));
        assertEquals("pocket", PeftAdapter.read(training.resolve("final")).base());

        var again = run("grpo", "--model", "pocket", "--lengths", "600");
        assertEquals(2, again.code());
        assertTrue(again.err().contains("go on with it by train --resume --name grpo"), again.err());

        var learned = Files.readString(training.resolve("training.json"));
        assertTrue(learned.contains("\"group\" : 3"), learned);
        var judged =
                run("eval", "grpo", "--benchmark", "niah_hard", "--lengths", "600", "--depths", "50", "--vanilla-only");
        assertEquals(0, judged.code(), judged.err());
        assertTrue(!judged.err().contains("is not here"), judged.err());
    }

    @Test
    void whatCannotBeIsRefusedInASentence() {
        var alike = run("grpo", "--model", "pocket", "--temperature", "0");
        assertEquals(2, alike.code());
        assertTrue(alike.err().contains("--temperature must be above 0, not 0.0"), alike.err());
        var alone = run("grpo", "--model", "pocket", "--group", "1");
        assertEquals(2, alone.code());
        assertTrue(alone.err().contains("Each task is attempted 2 to 64 times, not 1."), alone.err());
        var missing = run("grpo", "--model", "no-such-model");
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("there is no whole model in a folder 'no-such-model'"), missing.err());
        assertTrue(Files.notExists(folder.resolve("checkpoints")));
    }
}
