package dev.rlmworkbench.cli.ask;

import dev.rlmworkbench.ask.AskedAnswer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the answers to one question.
interface AskReport {

    /// @param answers      one for each method
    /// @param trajectories where every step is, null when it was not kept
    void tell(List<AskedAnswer> answers, @Nullable Path trajectories);
}
