package dev.rlmworkbench.cli.options;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where needles lie.
public final class DepthOptions {

    @Option(
            names = "--depths",
            split = ",",
            paramLabel = "PERCENT",
            description = "where the needle lies, 0 (start) to 100 (end) (default: 10,50,90)")
    private @Nullable List<Integer> depths;

    @Nullable
    public List<Integer> depths() {
        return depths;
    }
}
