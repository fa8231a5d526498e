package dev.rlmworkbench.training.grpo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.training.data.Rollout;
import dev.rlmworkbench.training.run.TrainingSpec.Rollouts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RewardsTest {

    private static final Rewards USUAL = new Rewards(new Rollouts(Map.of(), 8, 0.05, 0.05, true));
    private static final Rewards UNSCALED = new Rewards(new Rollouts(Map.of(), 8, 0.05, 0.05, false));

    private static Rollout attempt(double score, boolean finalGiven, boolean codeFailed) {
        return new Rollout("task", score, finalGiven, codeFailed, 2, 30, List.of(), 0);
    }

    @Test
    void aRightFinalAnswerEarnsMostAndFormAloneLittle() {
        assertEquals(1.05, USUAL.of(attempt(1, true, false)));
        assertEquals(1.0, USUAL.of(attempt(1, true, true)));
        assertEquals(0.05, USUAL.of(attempt(0, true, false)));
        assertEquals(0, USUAL.of(attempt(1, false, false)));
        assertEquals(-0.05, USUAL.of(attempt(0, false, true)));
    }

    /// What torch 2.15 makes of `(r - r.mean()) / (r.std() + 1e-4)`, the formula of TRL 1.16 with scale_rewards
    /// "group".
    @Test
    void advantagesAreThoseOfTrl() {
        assertArrayEquals(
                new double[] {0.8653645355, -0.9075774397, -0.8231516313, 0.8653645355},
                USUAL.advantages(1.05, 0, 0.05, 1.05),
                1e-9);
        assertArrayEquals(
                new double[] {
                    0.4843391412,
                    0.3767082209,
                    0.5919700615,
                    0.5919700615,
                    0.5919700615,
                    0.5919700615,
                    -1.6682792641,
                    -1.5606483439
                },
                USUAL.advantages(1.0, 0.95, 1.05, 1.05, 1.05, 1.05, 0, 0.05),
                1e-9);
        assertArrayEquals(
                new double[] {0.5125, -0.5375, -0.4875, 0.5125}, UNSCALED.advantages(1.05, 0, 0.05, 1.05), 1e-12);
        assertEquals(0.5921359641, Rewards.deviation(1.05, 0, 0.05, 1.05), 1e-9);
    }

    @Test
    void nothingIsLearnedWhereAllEarnedTheSame() {
        assertArrayEquals(new double[3], USUAL.advantages(1.05, 1.05, 1.05));
        assertArrayEquals(new double[1], USUAL.advantages(1.05));
    }

    @Property
    void whatSomeAreBetterOthersAreWorse(
            @ForAll @Size(min = 2, max = 16) List<@DoubleRange(min = -0.05, max = 1.05) Double> given) {
        var rewards = given.stream().mapToDouble(Double::doubleValue).toArray();
        var advantages = USUAL.advantages(rewards);
        assertEquals(0, Arrays.stream(advantages).sum(), 1e-6);
        for (int i = 1; i < rewards.length; i++) {
            assertTrue(rewards[i] < rewards[0] || advantages[i] >= advantages[0], () -> Arrays.toString(advantages));
        }
    }
}
