package dev.rlmworkbench.benchmark;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that determines one task: a pure function of these values makes it.
public interface TaskSpec {

    /// The benchmark's name, as in result files, such as `niah`.
    String type();

    /// Requested length of the context, in [#unit()].
    int contextLength();

    LengthUnit unit();

    /// Where the asked fact lies, 0 to 100; null where there is no such place.
    @Nullable
    Integer depthPercent();

    long seed();

    /// What is asked for, such as `two_hop`; null where the benchmark has no kinds of questions.
    default @Nullable String kindName() {
        return null;
    }

    /// All parameters for the fingerprint, those above included.
    Map<String, Object> parameters();

    /// Makes the task. Same spec, same text, on every machine.
    Task make();
}
