package dev.rlmworkbench.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rlmworkbench.repl.ReplBenchmark;
import dev.rlmworkbench.ui.EventPumpBenchmark;
import dev.rlmworkbench.ui.LongTextBenchmark;
import dev.rlmworkbench.ui.StartBenchmark;
import dev.rlmworkbench.ui.live.LiveBenchmark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every bench of the lab log still runs and measures something: each in its short form, started as people start it.
@Timeout(300)
class BenchesTest {

    private static final Path MODEL = Path.of("src/test/resources/golden/models/pocket_trial");
    private static final String PYTHON = System.getProperty("os.name").startsWith("Windows") ? "python" : "python3";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"java", "python"})
    void engineOverhead(String language) throws Exception {
        assumeTrue(language.equals("java") || hasPython(), "no Python here");
        var said = run(EngineOverheadBenchmark.class, "short", language);
        assertMeasured(said, language + " +ms a turn, 60 KB context, .*: median ");
        assertMeasured(said, language + " +s a question with 40 batched sub-calls .*: median ");
        assertMeasured(said, language + " +s from open to first output, 1,000,000 characters, Latin-1: median ");
        assertMeasured(said, language + " +s from open to first output, 1,000,000 characters, UTF-16: median ");
    }

    @Test
    void repl() throws Exception {
        var said = run(ReplBenchmark.class, "short");
        assertMeasured(said, "session 1: open ");
        assertMeasured(said, "turns of 10 lines, 60 KB: .* \\[");
        assertMeasured(said, "40 batched questions .*: [\\d.]+ ms, (?=40 answers)");
        assertMeasured(said, "1,000,000 characters, Latin-1: open ");
        assertMeasured(said, "1,000,000 characters, UTF-16: open ");
    }

    @Test
    void search() throws Exception {
        var said = run(SearchBenchmark.class, "60");
        assertMeasured(said, "first search of this process, 60 KB: ");
        assertMeasured(said, "60 KB: first search ");
        assertMeasured(said, "60 KB: .*, later ones ");
        assertMeasured(said, "60 KB: .*, index ");
    }

    @Test
    void localModel() throws Exception {
        var said = run(LocalModelBenchmark.class, MODEL.toAbsolutePath().toString(), "1", "40", "4");
        assertMeasured(said, "prompt of \\d+ tokens to its first token +");
        assertMeasured(said, "writing +");
        assertMeasured(said, "4 answers to short prompts at the same time +");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bf16", "nf4"})
    void training(String format) throws Exception {
        var said = run(TrainingBenchmark.class, MODEL.toAbsolutePath().toString(), format, "40", "2", "1");
        assertMeasured(said, "tokens a second, best step +");
        assertMeasured(said, "tokens a second, all but the first step +");
        assertMeasured(said, "forecast of memory, MiB +");
    }

    @Test
    void pocketSubCalls() throws Exception {
        var said = run(PocketSubCalls.class, "2", "7");
        assertTrue(said.matches("(?s).*value: \\d of 2 \\[.*not found: \\d of 2 \\[.*"), said);
    }

    @Test
    void manyResults() throws Exception {
        var said = run(ManyResultsBenchmark.class, "500");
        assertMeasured(said, "open 500 results, 0 MB: ");
        assertMeasured(said, "sum up: ");
        assertMeasured(said, "compare two methods, \\d+ pairs: ");
        assertMeasured(said, "figure accuracy_by_context: ");
        assertMeasured(said, "rows and summary of 500 results: ");
    }

    @Test
    void trainingMetrics() throws Exception {
        var said = run(TrainingMetricsBenchmark.class, "2500", "1");
        assertMeasured(said, "JobWatch.events: +");
        assertMeasured(said, "TrainingMetrics.read: +");
        assertMeasured(said, "OptimizerComparison: +");
    }

    @Test
    void sideBySide() throws Exception {
        try (var server = new ScriptedServer(0, Duration.ZERO, 0, 0, ScriptedServer.Dialect.JAVA)) {
            var said = run(SideBySide.class, MODEL.toAbsolutePath().toString(), server.url(), "1");
            assertTrue(said.contains("## What is the capital of France?"), said);
            assertTrue(said.contains("server: FINAL(\"done\")"), said);
        }
    }

    @Test
    void eventPump() throws Exception {
        var said = run(EventPumpBenchmark.class, "1");
        for (var way : List.of("counters only", "list view, newest shown", "code area, at most 5,000 lines")) {
            assertMeasured(said, way + " +");
            assertMeasured(said, way + ".* frames p50 ");
        }
    }

    @Test
    void longText() throws Exception {
        var said = run(LongTextBenchmark.class, "short");
        for (var pane : List.of("output", "code tab", "conversation tab", "turn in Live", "step in Ask")) {
            assertMeasured(said, pane + ", Tamil, .*: longest ");
        }
        assertMeasured(said, "conversation tab, vanilla on niah .*: longest ");
    }

    @Test
    void start() throws Exception {
        assertMeasured(run(StartBenchmark.class), "first frame after ");
    }

    @Test
    void live() throws Exception {
        var said = run(LiveBenchmark.class, "short");
        assertMeasured(said, "live screen: ");
        assertMeasured(said, "live screen: .* frames p50 ");
        assertMeasured(said, "heap after 100 sub-calls .* more than the ");
        assertMeasured(said, "heap after 100 tasks: .* more than the ");
    }

    /// The scripts need the engines that they compare with, which are not here; what can be seen without is that they
    /// are Python, and what they are called with.
    @Test
    void scriptsForOtherEngines() throws Exception {
        assumeTrue(hasPython(), "no Python here");
        var scripts = Path.of("src/bench").toAbsolutePath();
        assertTrue(
                finish(PYTHON, scripts.resolve("peers.py").toString(), "--help").contains("--tasks"));
        for (var script : List.of("/rlms_overhead.py", "/peft_step.py")) {
            finish(PYTHON, "-c", "import ast, sys; ast.parse(open(sys.argv[1]).read())", scripts + script);
        }
    }

    /// A number above zero behind what the pattern says.
    @Test
    void muonStep() throws Exception {
        var said = run(MuonStepBenchmark.class, "1", "1");
        assertMeasured(said, "ms a step, 8 x 1536, float32 +");
        assertMeasured(said, "ms a step, 1536 x 1536, bfloat16 +");
    }

    private static void assertMeasured(String said, String before) {
        var line = Pattern.compile("(?m)^" + before + "([\\d.,]*\\d)").matcher(said);
        assertTrue(line.find(), () -> "nothing is measured of '" + before + "' in:\n" + said);
        assertTrue(Double.parseDouble(line.group(1).replace(",", "")) > 0, line.group());
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder(PYTHON, "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String run(Class<?> bench, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Duser.language=en",
                // no child is made ready that no short form would use
                "-Dbench.idle=0",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                classPath(),
                bench.getName()));
        command.addAll(List.of(arguments));
        return finish(command.toArray(String[]::new));
    }

    /// It may be named from the folder of the tests, and a bench is started in another one.
    private static String classPath() {
        return String.join(
                java.io.File.pathSeparator,
                List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private String finish(String... command) throws IOException, InterruptedException {
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            int code = process.waitFor();
            var said = Files.readString(output, StandardCharsets.UTF_8);
            assertEquals(0, code, said);
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
