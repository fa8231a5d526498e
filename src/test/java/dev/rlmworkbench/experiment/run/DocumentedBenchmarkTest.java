package dev.rlmworkbench.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.Benchmark;
import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.experiment.summary.SeriesAtKind;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.experiment.task.RecreatedTask;
import dev.rlmworkbench.inference.Answer;
import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ModelSnapshot;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.trajectory.EventSink;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benchmark that `docs/benchmarks.md` shows works as it stands there, and is known wherever benchmarks are chosen
/// or summed up once it is in the list.
class DocumentedBenchmarkTest {

    @TempDir
    Path folder;

    private URLClassLoader classes;
    private Benchmarks benchmarks;

    @BeforeEach
    void compileIt() throws Exception {
        var page = Files.readString(Path.of("docs/benchmarks.md"));
        int start = page.indexOf("```java") + "```java\n".length();
        var source = folder.resolve("Cargo.java");
        Files.writeString(source, page.substring(start, page.indexOf("```", start)));
        var classPath = Path.of(Benchmark.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                + File.pathSeparator
                + System.getProperty("java.class.path");
        var said = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, said, said, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        assertEquals(0, failed, said.toString(StandardCharsets.UTF_8));
        classes = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        var cargo = (Benchmark)
                classes.loadClass("example.Cargo").getDeclaredConstructor().newInstance();
        benchmarks = new Benchmarks(Stream.concat(ShippedBenchmarks.all().all().stream(), Stream.of(cargo))
                .toList());
    }

    @AfterEach
    void close() throws IOException {
        classes.close();
    }

    @Test
    void aSpecNamesItAndItsResultsAreScoredAndSummedUpByKind() throws IOException {
        var spec = SpecFile.parse("""
                {"name": "mine",
                 "benchmarks": [{"family": "cargo", "lengths": [300, 600], "kinds": ["tin", "salt"], "tasks": 2}]}
                """, benchmarks);
        var records = run(spec);

        assertEquals(2 * 2 * 2 * 2, records.size());
        assertTrue(records.stream()
                .allMatch(record ->
                        record.outcome().scores().primary() == (record.method().equals("counts") ? 1 : 0.75)));
        assertEquals(
                List.of("salt counts 4/4", "salt one_off 0/4", "tin counts 4/4", "tin one_off 0/4"),
                Summary.of(records.stream().map(ResultRow::of).toList(), benchmarks).parts().getFirst().kinds().stream()
                        .filter(cell -> cell.kind() != null)
                        .map(DocumentedBenchmarkTest::words)
                        .toList());
        for (var record : records) {
            var again = RecreatedTask.of(record, benchmarks).orElseThrow();
            assertEquals(record.task().answer(), again.answer());
        }
    }

    @Test
    void theCommandLineOffersItWithItsKinds() {
        var list = rlm("bench");
        assertTrue(
                list.replaceAll(" +", " ").contains("\ncargo how many ships of a long list brought some goods"), list);
        var help = rlm("bench", "cargo", "--help");
        assertTrue(help.contains("such as amber,salt,tin"), help);
        assertTrue(!help.contains("--depths") && !help.contains("--split"), help);
        var printed = rlm("bench", "cargo", "--lengths", "200", "--kinds", "salt", "--print");
        assertTrue(printed.contains("How many ships brought salt?"), printed);
    }

    private List<ResultRecord> run(ExperimentSpec spec) throws IOException {
        var run = new RunName(folder, spec.name());
        var experiment = new Experiment(
                spec.asData(),
                spec.tasks(),
                List.of(new Counting("counts", 0), new Counting("one_off", 1)),
                Shard.WHOLE,
                1,
                false);
        try (var store = ResultStore.open(run)) {
            new ExperimentRunner(
                            experiment,
                            store,
                            (task, prediction) -> Scorer.score(prediction, task),
                            EventSink.NONE,
                            _ -> {})
                    .run();
        }
        return ResultReader.read(run.results()).records();
    }

    /// Counts what the question asks for, and is wrong by so many.
    private record Counting(String name, int error) implements Method {

        @Override
        public Map<String, Object> identity() {
            return Map.of("model", "fake");
        }

        @Override
        public MethodSetup description() {
            return MethodSetup.plain(new ModelSnapshot("fake", null, null, 0), "none", null);
        }

        @Override
        public boolean readsWholeContext() {
            return true;
        }

        @Override
        public Answer answer(String context, String query, CallScope scope) {
            var goods = query.split(" ")[4].replace("?", "");
            long ships = Pattern.compile(" brought " + goods + "\\.")
                    .matcher(context)
                    .results()
                    .count();
            return FakeMethod.answered(Long.toString(ships + error), null);
        }

        @Override
        public void close() {}
    }

    private static String words(SeriesAtKind cell) {
        return "%s %s %d/%d"
                .formatted(
                        cell.kind(),
                        cell.cell().series().method(),
                        cell.cell().correct(),
                        cell.cell().n());
    }

    private String rlm(String... arguments) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var services = new CliServices(null, benchmarks, null, null, null, new Terminal(stream, stream, false));
        assertEquals(0, Cli.run(services, arguments), out.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
