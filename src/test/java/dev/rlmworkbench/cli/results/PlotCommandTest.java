package dev.rlmworkbench.cli.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.options.OneOf;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.report.kind.FigureKinds;
import dev.rlmworkbench.report.training.TrainingFigure;
import dev.rlmworkbench.result.ResultSamples;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlotCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aRun() throws IOException {
        write(
                "run",
                Stream.of(4_000, 8_000)
                        .flatMap(length -> Stream.of(
                                ResultSamples.of("vanilla", length, 1, length < 8_000),
                                ResultSamples.of("rlm", length, 1, true))));
    }

    @Test
    void theUsualFiguresOfARunLandInAFolderOfItsName() {
        assertEquals(0, plot("run", "--experiments", folder.toString()));

        var plots = folder.resolve("plots/run");
        assertTrue(Files.exists(plots.resolve("accuracy_by_context.png")));
        assertTrue(Files.exists(plots.resolve("niah_accuracy_pos_50.png")));
        assertEquals(written(), out.toString().lines().count());
        assertTrue(
                out.toString()
                        .contains(plots.resolve("advantage_by_context.png").toString()),
                out::toString);
        assertTrue(err().contains("note: these results hold nothing for niah_accuracy_pos_10, "), this::err);
    }

    @Test
    void oneFigureComesInEveryFormatAndAnOldOneIsReplaced() throws IOException {
        var target = folder.resolve("figures");
        Files.createDirectories(target);
        Files.writeString(target.resolve("accuracy_by_context.pdf"), "old");

        assertEquals(
                0,
                plot(
                        folder.resolve("run.jsonl").toString(),
                        "--kind",
                        "accuracy_by_context",
                        "--format",
                        "pdf,svg,png,csv",
                        "--theme",
                        "light",
                        "--width-mm",
                        "84",
                        "--scale",
                        "0.5",
                        "--out",
                        target.toString()));

        try (var pdf = Loader.loadPDF(target.resolve("accuracy_by_context.pdf").toFile())) {
            assertTrue(new PDFTextStripper().getText(pdf).contains("Vanilla"));
            assertEquals(84, pdf.getPage(0).getMediaBox().getWidth() * 25.4 / 72, 0.05);
        }
        var image = ImageIO.read(target.resolve("accuracy_by_context.png").toFile());
        assertEquals(84 / 25.4 * 150, image.getWidth(), 1);
        assertTrue(Files.readString(target.resolve("accuracy_by_context.svg")).contains(">Vanilla<"));
        assertTrue(Files.readString(target.resolve("accuracy_by_context.csv")).startsWith("series,"));
    }

    @Test
    void severalFilesHaveAFolderEachOrOneTogether() throws IOException {
        write("other", Stream.of(ResultSamples.of("rlm", 4_000, 1, true).withModel("b")));
        var figures = folder.resolve("figures").toString();

        assertEquals(
                0,
                plot("run", "other", "--experiments", folder.toString(), "--out", figures, "--kind", "stop_reasons"));
        assertTrue(Files.exists(folder.resolve("figures/run/stop_reasons.png")));
        assertTrue(Files.exists(folder.resolve("figures/other/stop_reasons.png")));
        assertEquals(0, plot("run", "other", "--merge", "--experiments", folder.toString(), "--kind", "stop_reasons"));
        assertTrue(Files.exists(folder.resolve("plots/run+other/stop_reasons.png")));
    }

    @Test
    void filesOfOneNameDoNotReplaceEachOthersFigures() throws IOException {
        var laptop = Files.createDirectory(folder.resolve("laptop"));
        Files.writeString(
                laptop.resolve("run.jsonl"),
                ResultSamples.of("rlm", 4_000, 1, true).withModel("b").line() + "\n");
        var plots = folder.resolve("plots");

        assertEquals(
                0,
                plot(
                        folder.resolve("run.jsonl").toString(),
                        laptop.resolve("run.jsonl").toString(),
                        "--experiments",
                        folder.toString(),
                        "--kind",
                        "stop_reasons",
                        "--format",
                        "csv"),
                this::err);
        var first = Files.readString(plots.resolve("run/stop_reasons.csv"));
        var second = Files.readString(plots.resolve("run_2/stop_reasons.csv"));
        assertTrue(first.contains("Vanilla") && !second.contains("Vanilla"), first + second);
        assertTrue(err().contains("this one is run_2"), this::err);
    }

    @Test
    void aPartOfARunWithoutAResultDoesNotHideTheOthers() throws IOException {
        var without = Files.createFile(folder.resolve("part.jsonl")).toString();
        var run = folder.resolve("run.jsonl").toString();
        var figures = folder.resolve("figures");

        assertEquals(0, plot(without, run, "--out", figures.toString(), "--kind", "stop_reasons"), this::err);
        assertTrue(Files.exists(figures.resolve("stop_reasons.png")));
        assertTrue(err().contains("part.jsonl holds no results yet"), this::err);
        assertEquals(2, plot(without, "--out", figures.toString()));
        assertEquals(2, plot(folder.resolve("none.jsonl").toString(), run, "--out", figures.toString()));
    }

    @Test
    void eachTaskTypeHasAFolderOfItsOwnBesideTheFiguresOverAll() throws IOException {
        write(
                "two",
                Stream.of(
                        ResultSamples.of("rlm", 4_000, 1, true),
                        ResultSamples.of("rlm", 4_000, 1, true).withType("../x")));

        assertEquals(0, plot("two", "--experiments", folder.toString(), "--kind", "task_type_accuracy"));
        assertTrue(Files.exists(folder.resolve("plots/two/task_type_accuracy.png")));
        assertTrue(Files.exists(folder.resolve("plots/two/niah/task_type_accuracy.png")));
        assertTrue(Files.exists(folder.resolve("plots/two/_._x/task_type_accuracy.png")));
        assertEquals(2, plot("two", "--experiments", folder.toString(), "--task-type", "ruler"));
        assertTrue(err().contains("no results of the task type 'ruler'; there are: ../x, niah, all."), this::err);
    }

    @Test
    void trainingsAreDrawnTogetherAndKnownByTheirContent() throws IOException {
        var steps = Stream.of(1, 2, 3, 4)
                .map(step -> TrainingMetrics.line(new TrainingEvent.Step(
                        Instant.EPOCH,
                        step,
                        step / 4.0,
                        3.0 / step,
                        5,
                        90,
                        Map.of("lora", 1e-4),
                        1,
                        false,
                        9,
                        step,
                        null,
                        null)))
                .toList();
        for (var name : new String[] {"checkpoints/first", "checkpoints/second", "."}) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.write(folder.resolve("checkpoints/first/metrics.jsonl"), steps);
        Files.write(folder.resolve("checkpoints/second/metrics.jsonl"), steps);

        assertEquals(0, plot("first", "second", "--experiments", folder.toString(), "--format", "svg,csv"), this::err);
        var plots = folder.resolve("plots/first+second");
        var svg = Files.readString(plots.resolve("training_loss.svg"));
        assertTrue(svg.contains("first") && svg.contains("second"));
        assertTrue(Files.readString(plots.resolve("training_loss.csv")).contains("\"first, as measured\",1"));
        assertTrue(Files.exists(plots.resolve("learning_rate.svg")));
        assertTrue(Files.exists(plots.resolve("gradient_norm.svg")));

        var target = folder.resolve("both").toString();
        var metrics = folder.resolve("checkpoints/first").toString();
        assertEquals(
                0,
                plot("run", metrics, "--experiments", folder.toString(), "--out", target, "--kind", "all"),
                this::err);
        assertTrue(Files.exists(folder.resolve("both/run/accuracy_by_context.png")));
        assertTrue(Files.exists(folder.resolve("both/first/training_loss.png")));
        assertFalse(err().contains("training_loss"), this::err);
    }

    @Test
    void jsonListsTheFiles() {
        assertEquals(0, plot("run", "--experiments", folder.toString(), "--kind", "stop_reasons", "--json"));
        var json = JsonStyle.lines().readTree(out.toString());
        assertTrue(json.get("files").get(0).asString().endsWith("stop_reasons.png"));
        assertTrue(json.get("nothing_to_draw").isEmpty());
    }

    @Test
    void theKindsAreListedWithASentenceEach() {
        assertEquals(0, plot("--kind", "list"));
        assertEquals(
                FigureKinds.all().size() + TrainingFigure.values().length,
                out.toString().lines().count());
        assertTrue(out.toString()
                .lines()
                .allMatch(line -> line.matches("[a-z0-9_]+ +[A-Z].*\\.( \\(not in the usual set\\))?")));
    }

    @Test
    void whatIsNotThereIsSaidInASentenceWithTheChoices() {
        var run = folder.resolve("run.jsonl").toString();

        assertEquals(2, plot(run, "--kind", "pie"));
        assertEquals(2, plot(run, "--theme", "neon"));
        assertEquals(2, plot(run, "--format", "bmp"));
        assertEquals(2, plot(run, "--width-mm", "5"));
        assertEquals(2, plot(run, "--scale", "NaN"));
        assertEquals(2, plot("nosuch", "--experiments", folder.toString()));
        assertEquals(2, plot());
        assertEquals(1, plot(run, "--out", run + "/inside"));
        var said = err();
        assertTrue(said.contains("'pie' is not one of accuracy_by_context, latency_by_context, "), said);
        assertTrue(said.contains("'neon' is not one of paper, light, dark"), said);
        assertTrue(said.contains("'bmp' is not one of png, svg, pdf, csv"), said);
        assertTrue(said.contains("--width-mm is 5.0; it can be 30.0 to 1000.0"), said);
        assertTrue(said.contains("There is no file nosuch here"), said);
        assertTrue(said.contains("Which results? Name result files"), said);
        assertTrue(said.contains("The figures cannot be written: "), said);
        assertFalse(said.contains("Exception"), said);
    }

    private void write(String name, Stream<ResultSamples> samples) throws IOException {
        Files.writeString(
                folder.resolve(name + ".jsonl"),
                samples.map(ResultSamples::line).collect(Collectors.joining("\n", "", "\n")));
    }

    private long written() {
        try (var files = Files.walk(folder.resolve("plots"))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        var file = folder.resolve("run.jsonl");
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root may read everything");

        assertEquals(2, plot(file.toString()));

        assertEquals("rlm: " + file + " cannot be read: permission denied.\n", err());
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int plot(String... arguments) {
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        var command = new CommandLine(new PlotCommand(ShippedBenchmarks.all(), new Terminal(stream, stream, false)));
        OneOf.all().forEach(choice -> choice.register(command));
        return command.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(stream, true))
                .execute(arguments);
    }
}
