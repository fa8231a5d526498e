package dev.rlmworkbench.training.grpo;

import dev.rlmworkbench.training.data.Rollout;
import dev.rlmworkbench.training.run.TrainingSpec.Rollouts;
import java.util.Arrays;

/// What attempts earn, and what that is worth beside the others at the same task (arXiv:2402.03300, section 4.1; the
/// numbers are TRL's).
///
/// @param asked what is rewarded
record Rewards(Rollouts asked) {

    /// Keeps the division harmless where all attempts earned nearly the same.
    private static final double SMALL = 1e-4;

    /// A right answer counts where it was given as one; form alone never earns as much as being right.
    double of(Rollout attempt) {
        double given = attempt.finalGiven() ? attempt.score() + asked.finalReward() : 0;
        return attempt.codeFailed() ? given - asked.errorPenalty() : given;
    }

    /// How much more each earned than the mean of its group, in standard deviations of the group where that is asked
    /// for: `(r - mean) / (std + 1e-4)`, std with n - 1.
    ///
    /// @param rewards of one task's attempts
    /// @return zeros where all earned the same
    double[] advantages(double... rewards) {
        double mean = Arrays.stream(rewards).average().orElse(0);
        double scale = asked.scaled() ? 1 / (deviation(rewards) + SMALL) : 1;
        return areAlike(rewards)
                ? new double[rewards.length]
                : Arrays.stream(rewards).map(reward -> (reward - mean) * scale).toArray();
    }

    /// Standard deviation with n - 1; 0 of one.
    static double deviation(double... rewards) {
        double mean = Arrays.stream(rewards).average().orElse(0);
        double squares = Arrays.stream(rewards)
                .map(reward -> (reward - mean) * (reward - mean))
                .sum();
        return rewards.length < 2 ? 0 : Math.sqrt(squares / (rewards.length - 1));
    }

    /// Whether nothing can be learned from them.
    static boolean areAlike(double... rewards) {
        return Arrays.stream(rewards).distinct().count() < 2;
    }
}
