package dev.rlmworkbench.experiment.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.stats.PairedTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossoverTest {

    private static final Series VANILLA = new Series("vanilla", "m", "");
    private static final Series RLM = new Series("rlm", "m", "");

    @Test
    void isTheShortestLengthFromWhichTheRlmStaysAheadWithADifferenceThatStands() {
        var crossover = find(Map.of(4, ahead(5, 2), 8, ahead(1, 3), 16, ahead(0, 8), 32, ahead(1, 4)))
                .orElseThrow();

        assertEquals(8, crossover.from().value());
        assertFalse(crossover.fromShortest());
        assertEquals(15, crossover.beyond().onlySecond());
        assertEquals(2, crossover.beyond().onlyFirst());
    }

    @Test
    void smallLeadsThatOnlyTogetherStandAreEnough() {
        assertEquals(
                8,
                find(Map.of(4, ahead(3, 0), 8, ahead(0, 3), 16, ahead(0, 3)))
                        .orElseThrow()
                        .from()
                        .value());
    }

    @Test
    void leadsThatMayBeChanceAreNone() {
        assertTrue(find(Map.of(4, ahead(2, 0), 8, ahead(0, 3), 16, ahead(1, 2))).isEmpty());
    }

    @Test
    void aLeadThatIsLostAtTheLongestLengthIsNone() {
        assertTrue(find(Map.of(4, ahead(0, 9), 8, ahead(0, 9), 16, ahead(1, 1))).isEmpty());
    }

    @Test
    void anRlmThatIsAlwaysAheadHasNoKnownCrossing() {
        assertTrue(find(Map.of(4, ahead(0, 9), 8, ahead(0, 9))).orElseThrow().fromShortest());
    }

    @Test
    void noPairsNoCrossover() {
        assertTrue(find(Map.of()).isEmpty());
    }

    private static PairedTest ahead(int onlyVanilla, int onlyRlm) {
        return PairedTest.of(2, onlyVanilla, onlyRlm, 2);
    }

    private static Optional<Crossover> find(Map<Integer, PairedTest> tests) {
        var byLength = new HashMap<ContextLength, PairedTest>();
        tests.forEach((length, test) -> byLength.put(new ContextLength(length, "tokens"), test));
        return Crossover.find(VANILLA, RLM, byLength);
    }
}
