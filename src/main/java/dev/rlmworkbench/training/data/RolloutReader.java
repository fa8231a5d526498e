package dev.rlmworkbench.training.data;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.training.data.BaseFormat.TurnTokens;
import dev.rlmworkbench.training.data.Trajectory.Recorded;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Reads what a model tried in a run as what it can learn from: good and bad attempts alike, to the token.
public final class RolloutReader {

    private final BaseFormat base;
    private final Benchmarks benchmarks;
    private final int maxLength;

    /// @param base      the model that made the attempts
    /// @param maxLength tokens; longer texts are left out
    public RolloutReader(BaseFormat base, Benchmarks benchmarks, int maxLength) {
        this.base = base;
        this.benchmarks = benchmarks;
        this.maxLength = maxLength;
    }

    /// Of each task the last attempt that ended; those that ended in an error are left out.
    ///
    /// @param trajectories of one run
    /// @throws IllegalArgumentException in one sentence when the tokens of an attempt are not recorded or are
    ///                                  another model's
    /// @throws IOException              when the file cannot be read
    public List<Rollout> read(Path trajectories) throws IOException {
        var attempts = new LinkedHashMap<String, Rollout>();
        try (var archive = TrajectoryArchive.open(trajectories)) {
            for (var task : archive.tasks()) {
                attempt(archive, task).ifPresent(attempt -> attempts.put(task.fingerprint(), attempt));
            }
        }
        return List.copyOf(attempts.values());
    }

    private Optional<Rollout> attempt(TrajectoryArchive archive, TaskSummary task) throws IOException {
        var trajectory = Trajectory.of(archive.file().getFileName().toString(), task, archive.events(task));
        var score = trajectory.score();
        if (TrajectoryGates.ended(trajectory).isPresent() || score == null) {
            return Optional.empty();
        }
        var prints = trajectory.prints(benchmarks);
        var turns = trajectory.rootTurns();
        var said = new ArrayList<TurnSample>();
        for (var turn : turns) {
            var tokens = sampled(turn);
            if (tokens.target().length > 0) {
                var answer = turn.call().used();
                said.add(new TurnSample(
                        turn.call().messages(), answer, tokens, turn.call().turn(), trajectory.origin(turn, prints)));
            }
        }
        var all = TurnSample.merged(said);
        var fitting =
                all.stream().filter(sample -> sample.ids().length <= maxLength).toList();
        int longest = all.stream().mapToInt(sample -> sample.ids().length).max().orElse(0);
        return Optional.of(new Rollout(
                prints.task(),
                score,
                TrajectoryGates.finalGiven(trajectory).isEmpty(),
                turns.stream().anyMatch(turn -> !turn.errors().isEmpty()),
                turns.size(),
                said.stream().mapToInt(turn -> turn.tokens().target().length).sum(),
                fitting,
                longest > maxLength ? longest : 0));
    }

    /// What was drawn, and nothing that was put behind it: an answer that the method ended has no end of turn.
    private TurnTokens sampled(Recorded turn) {
        var tokens = turn.call().tokens();
        if (tokens == null || !base.wrote(turn.call())) {
            throw new IllegalArgumentException(
                    "The tokens of %s are not recorded or not those of %s: attempts are learned from when the model runs in this process."
                            .formatted(turn.call().model(), base.name()));
        }
        return new TurnTokens(ints(tokens.promptIds()), ints(tokens.completionIds()), new int[0]);
    }

    private static int[] ints(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }
}
