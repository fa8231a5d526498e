package dev.rlmworkbench.benchmark;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that determines one task: a pure function of these values makes it.
public interface TaskSpec {

    /// Family as in result files: `niah`, `niah_hard`, `long_doc_qa`, `mixed_qa`.
    String type();

    /// Requested length of the context, in [#unit()].
    int contextLength();

    LengthUnit unit();

    /// Where the asked fact lies, 0 to 100; null where the family has no such place.
    @Nullable
    Integer depthPercent();

    long seed();

    /// What is asked for, such as `two_hop`; null where the family has no kinds of questions.
    default @Nullable String kindName() {
        return null;
    }

    /// All parameters for the fingerprint, those above included.
    Map<String, Object> parameters();

    /// Makes the task. Same spec, same text, on every machine.
    Task make();
}
