package dev.rlmworkbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.prose.LongDocQa;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.options.OneOf;
import dev.rlmworkbench.cli.options.SpecCommand;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.LimitSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.experiment.spec.SamplingSpec;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The command that a spec is shown as asks for the same tasks, models and methods, word for word.
class SpecCommandTest {

    private static final Path FOLDER = Path.of("my experiments");
    private static final BenchmarkSpec NEEDLE = BenchmarkSpec.of(
                    new NeedleInHaystack(), List.of(4_000, 16_000), List.of(25))
            .withTasks(3)
            .withSeed(7L);

    @Test
    void theShortestSpecComesBackAsItWas() {
        comesBack(spec(List.of(NEEDLE), null, null, null));
    }

    @Test
    void everyOptionComesBack() {
        var model = new ModelSpec(
                "root:1b", "sub:1b", List.of("http://a:1", "http://b:2/v1"), null, 8_192, 4, "MY_KEY", null);
        var hard = new BenchmarkSpec(
                new HardNeedleInHaystack(),
                List.of(5_000),
                LengthUnit.CHARS,
                List.of(0, 100),
                2,
                11L,
                null,
                null,
                null,
                null);
        comesBack(new ExperimentSpec(
                "all_of_it",
                List.of(hard),
                List.of("vanilla", "retrieve", "rlm", "rlm_no_subcalls", "map_reduce"),
                List.of(model),
                new SamplingSpec(0.7, null, 11L),
                new LimitSpec(5, 2, 30, 40_000L, Duration.ofSeconds(90)),
                ReplLanguage.PYTHON,
                HelperSet.SEED,
                SandboxMode.REQUIRED,
                "small",
                OverflowPolicy.REFUSE,
                false));
    }

    @Test
    void mixturesAndKindsComeBack() {
        var documents = BenchmarkSpec.of(new LongDocQa(), NEEDLE.lengths(), NEEDLE.depths())
                .withTasks(3)
                .withSeed(7L);
        comesBack(spec(List.of(NEEDLE, documents), null, null, null));
        comesBack(spec(
                List.of(BenchmarkSpec.of(new LongDocQa(), List.of(4_000), TaskGrid.DEFAULT_DEPTHS)
                        .withTasks(2)
                        .withSeed(5L)),
                null,
                null,
                null));
        comesBack(spec(
                List.of(new BenchmarkSpec(
                        new MixedQa(), List.of(4_000), null, null, 1, 3L, List.of("sum", "two_hop"), null, null, null)),
                null,
                null,
                null));
        comesBack(spec(
                List.of(new BenchmarkSpec(
                        new MixedQa(), List.of(4_000), null, null, 1, 3L, null, "held_out", null, null)),
                null,
                null,
                null));
    }

    @Test
    void whatOptionsCannotSayHasNoCommand() {
        var kinds = BenchmarkSpec.of(new MixedQa(), List.of(4_000), TaskGrid.DEFAULT_DEPTHS);
        assertTrue(SpecCommand.of(spec(List.of(NEEDLE, kinds), null, null, null), FOLDER)
                .isEmpty());
        var ownSeed = new SamplingSpec(0.5, null, 99L);
        assertTrue(SpecCommand.of(spec(List.of(NEEDLE), null, ownSeed, null), FOLDER)
                .isEmpty());
        var two = List.of(ModelSpec.of("a", List.of()), ModelSpec.of("b", List.of()));
        assertTrue(
                SpecCommand.of(spec(List.of(NEEDLE), two, null, null), FOLDER).isEmpty());
    }

    @Test
    void aTemperatureSamplesByTheSeedThatTheHelpNames() {
        var words = List.of("niah", "--lengths", "4000", "--temperature", "0.7");
        assertEquals(new SamplingSpec(0.7, null, 42L), parse(words).sampling());
        var greedy = List.of("niah", "--lengths", "4000");
        assertEquals(new SamplingSpec(0.0, null, null), parse(greedy).sampling());
    }

    private static ExperimentSpec spec(
            List<BenchmarkSpec> benchmarks, List<ModelSpec> models, SamplingSpec sampling, LimitSpec limits) {
        return new ExperimentSpec(
                "mine", benchmarks, null, models, sampling, limits, null, null, null, null, null, null);
    }

    private static void comesBack(ExperimentSpec spec) {
        var words = SpecCommand.of(spec, FOLDER).orElseThrow();
        var parsed = parse(words);
        assertEquals(spec, parsed, () -> String.join(" ", words));
        assertEquals(
                spec.tasks().stream().map(TaskSpec::parameters).toList(),
                parsed.tasks().stream().map(TaskSpec::parameters).toList());
    }

    private static ExperimentSpec parse(List<String> words) {
        var services = new CliServices(null, ShippedBenchmarks.all(), null, null, null, null);
        GridCommand command =
                switch (words.getFirst()) {
                    case "niah" -> new NiahCommand(services);
                    case "compare" -> new CompareCommand(services);
                    case "questions" -> new QuestionsCommand(services);
                    case "bench" ->
                        BenchCommand.line(services)
                                .getSubcommands()
                                .get(words.get(1))
                                .getCommand();
                    default -> throw new AssertionError("no grid command " + words.getFirst());
                };
        var line = new CommandLine(command);
        OneOf.all().forEach(choice -> choice.register(line));
        line.parseArgs(words.subList(words.getFirst().equals("bench") ? 2 : 1, words.size())
                .toArray(String[]::new));
        return command.spec();
    }
}
