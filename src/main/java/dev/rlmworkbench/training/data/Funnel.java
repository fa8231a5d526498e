package dev.rlmworkbench.training.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts what comes to each gate and what it refuses, and why.
public final class Funnel {

    /// How a gate was passed.
    ///
    /// @param came    to it
    /// @param refused of these
    public record Count(SampleGate gate, int came, int refused) {}

    /// One that was refused, by name.
    ///
    /// @param turn 0 where the whole trajectory is meant
    public record Refusal(SampleGate gate, String file, String fingerprint, int turn, String reason) {}

    private final Map<SampleGate, Integer> came = new EnumMap<>(SampleGate.class);
    private final Map<SampleGate, Integer> refused = new EnumMap<>(SampleGate.class);
    private final List<Refusal> refusals = new ArrayList<>();

    Funnel() {}

    /// @param turn   0 where the whole trajectory is meant
    /// @param reason why it is refused, empty where it passes
    /// @return whether it passes
    boolean passes(SampleGate gate, String file, String fingerprint, int turn, Optional<String> reason) {
        came.merge(gate, 1, Integer::sum);
        reason.ifPresent(why -> {
            refused.merge(gate, 1, Integer::sum);
            refusals.add(new Refusal(gate, file, fingerprint, turn, why));
        });
        return reason.isEmpty();
    }

    /// In the order of the gates, those nothing came to left out.
    List<Count> counts() {
        return came.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue(), refused.getOrDefault(entry.getKey(), 0)))
                .toList();
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }
}
