package dev.rlmworkbench.cli.options;

import dev.rlmworkbench.experiment.spec.Shard;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a run's files go and how it reports.
public final class RunOptions {

    @Option(
            names = "--experiments",
            paramLabel = "DIR",
            defaultValue = "experiments",
            description = "folder of all runs (default: ${DEFAULT-VALUE})")
    private Path experiments = Path.of("experiments");

    @Option(
            names = "--run-name",
            paramLabel = "NAME",
            description = "a run of the same name goes on where it was (default: by the command and its size)")
    private @Nullable String runName;

    @Option(
            names = "--save-trajectories",
            negatable = true,
            description = "every prompt, reply, block of code and output; on unless --no-save-trajectories")
    private @Nullable Boolean saveTrajectories;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description = "do only part I (from 0) of N, into files of its own, for several machines at a time")
    private Shard shard = Shard.WHOLE;

    @Option(names = "--json", description = "print one JSON object at the end, and progress on standard error")
    private boolean json;

    public Path experiments() {
        return experiments;
    }

    public String runName(String otherwise) {
        return runName == null ? otherwise : runName;
    }

    /// Null when the command line does not say.
    @Nullable
    public Boolean saveTrajectories() {
        return saveTrajectories;
    }

    public Shard shard() {
        return shard;
    }

    public boolean json() {
        return json;
    }
}
