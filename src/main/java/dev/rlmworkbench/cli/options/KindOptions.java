package dev.rlmworkbench.cli.options;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Which kinds of questions.
public final class KindOptions {

    @ArgGroup
    private @Nullable Choice choice;

    /// At most one of these.
    static final class Choice {
        @Option(
                names = "--kinds",
                split = ",",
                paramLabel = "KIND",
                description = "such as lookup,two_hop,sum, separated by commas (default: as --split all)")
        private @Nullable List<String> kinds;

        @Option(
                names = "--split",
                paramLabel = "tuned|held_out|unseen|all",
                description = {
                    "the kinds that prompts are written for, those that they are not, those whose results are looked at"
                            + " only as a final figure, or all but these last (default: all)"
                })
        private @Nullable String split;
    }

    @Nullable
    List<String> kinds() {
        return choice == null ? null : choice.kinds;
    }

    @Nullable
    String split() {
        return choice == null ? null : choice.split;
    }

    /// `all`, `tuned`, `held_out`, `unseen` or `some`, for the run's name.
    public String name() {
        if (choice == null) {
            return "all";
        }
        return choice.split == null ? "some" : choice.split;
    }
}
