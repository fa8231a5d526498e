package dev.rlmworkbench.experiment.fork;

import dev.rlmworkbench.experiment.result.Fingerprint;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a recorded task is to go on in another way.
///
/// @param parent fingerprint of the recorded task
/// @param step   of the root model, from 1; those before it come out as recorded
/// @param reply  what the model is to have said in that step; null has the live model say it
public record Fork(String parent, int step, @Nullable String reply) {

    /// The same fork again has the same name.
    String fingerprint() {
        return Fingerprint.of(Map.of("parent", parent, "step", step, "reply", reply == null ? "" : reply));
    }
}
