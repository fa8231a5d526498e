package dev.rlmworkbench.training.data;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.training.data.Trajectory.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Two answers to one prompt, one of a trajectory that came out right and one of a trajectory that came out wrong: the
/// first turn in which two trajectories of one task part.
public final class PreferencePairs {

    /// @param prompt   the same for both
    /// @param chosen   led to the right answer
    /// @param rejected led to a wrong one
    /// @param turn     of the root model
    /// @param right    fingerprint of the trajectory
    /// @param wrong    likewise
    public record Pair(
            List<ChatMessage> prompt,
            String chosen,
            String rejected,
            int turn,
            String right,
            String wrong,
            String document) {}

    private record Way(Trajectory trajectory, List<List<ChatMessage>> prompts) {

        List<Recorded> turns() {
            return trajectory.rootTurns();
        }

        boolean isRight() {
            return Objects.requireNonNull(trajectory.score()) >= TrajectoryGates.MIN_SCORE;
        }
    }

    private final Map<TaskPrints, List<Way>> tasks = new LinkedHashMap<>();

    PreferencePairs() {}

    void add(Trajectory trajectory, TaskPrints task, Function<Recorded, Distillation> prompts) {
        if (trajectory.score() == null) {
            return;
        }
        var given = trajectory.rootTurns().stream()
                .map(prompts)
                .map(Distillation::messages)
                .toList();
        tasks.computeIfAbsent(task, _ -> new ArrayList<>()).add(new Way(trajectory, given));
    }

    List<Pair> all() {
        Set<Pair> pairs = new LinkedHashSet<>();
        tasks.forEach((task, ways) -> {
            for (var right : ways.stream().filter(Way::isRight).toList()) {
                for (var wrong : ways.stream().filter(way -> !way.isRight()).toList()) {
                    parting(task, right, wrong, pairs);
                }
            }
        });
        return List.copyOf(pairs);
    }

    private static void parting(TaskPrints task, Way right, Way wrong, Set<Pair> pairs) {
        int both = Math.min(right.turns().size(), wrong.turns().size());
        for (int i = 0; i < both; i++) {
            var better = right.turns().get(i);
            var chosen = SftBuilder.given(better);
            var rejected = SftBuilder.given(wrong.turns().get(i));
            if (!right.prompts().get(i).equals(wrong.prompts().get(i))) {
                return;
            }
            if (!chosen.equals(rejected)) {
                if (TurnGates.noError(better).isEmpty()
                        && TurnGates.answerWhole(better).isEmpty()) {
                    pairs.add(new Pair(
                            right.prompts().get(i),
                            chosen,
                            rejected,
                            better.call().turn(),
                            right.trajectory().summary().fingerprint(),
                            wrong.trajectory().summary().fingerprint(),
                            task.document()));
                }
                return;
            }
        }
    }
}
