package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.KindChoice;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Which kinds of questions. What can be chosen follows from the benchmark, so the options are made here and not by
/// annotations.
public final class KindOptions {

    private static final int SHOWN = 3;

    private final GeneratedBenchmark benchmark;
    private final OptionSpec kinds;
    private final OptionSpec split;

    /// @param benchmark with kinds of questions
    public KindOptions(GeneratedBenchmark benchmark) {
        this.benchmark = benchmark;
        var some = benchmark.kinds().stream().limit(SHOWN).map(Kind::name).collect(Collectors.joining(","));
        kinds = OptionSpec.builder("--kinds")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .paramLabel("KIND")
                .description("such as " + some + ", separated by commas (default: " + byDefault() + ")")
                .build();
        split = OptionSpec.builder("--split")
                .type(String.class)
                .paramLabel(Stream.concat(KindChoice.groups(benchmark).stream(), Stream.of(KindChoice.ALL))
                        .collect(Collectors.joining("|")))
                .description("the kinds of this group; " + KindChoice.ALL + " leaves out those that are asked only when"
                        + " they are named (default: " + KindChoice.ALL + ")")
                .build();
    }

    private String byDefault() {
        return KindChoice.groups(benchmark).isEmpty() ? "all" : "as --split " + KindChoice.ALL;
    }

    /// At most one of the options can be given.
    public void addTo(CommandSpec command) {
        var choice = ArgGroupSpec.builder().addArg(kinds);
        if (!KindChoice.groups(benchmark).isEmpty()) {
            choice.addArg(split);
        }
        command.addArgGroup(choice.build());
    }

    public KindChoice choice() {
        return new KindChoice(kinds.getValue(), split.getValue());
    }

    /// `all`, a group or `some`, for the run's name.
    public String name() {
        var choice = choice();
        if (choice.kinds() != null) {
            return "some";
        }
        return choice.group() == null ? KindChoice.ALL : choice.group();
    }
}
