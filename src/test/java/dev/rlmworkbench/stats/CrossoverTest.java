package dev.rlmworkbench.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CrossoverTest {

    @Test
    void isTheSmallestPointFromWhichTheSecondStaysAheadWithADifferenceThatStands() {
        var crossover = find(Map.of(4, ahead(5, 2), 8, ahead(1, 3), 16, ahead(0, 8), 32, ahead(1, 4)))
                .orElseThrow();

        assertEquals(8, crossover.from());
        assertFalse(crossover.fromSmallest());
        assertEquals(15, crossover.beyond().onlySecond());
        assertEquals(2, crossover.beyond().onlyFirst());
    }

    @Test
    void smallLeadsThatOnlyTogetherStandAreEnough() {
        assertEquals(
                8,
                find(Map.of(4, ahead(3, 0), 8, ahead(0, 4), 16, ahead(0, 4)))
                        .orElseThrow()
                        .from());
    }

    @Test
    void aTestThatStandsOnlyUncorrectedIsNone() {
        var tests = Map.of(4, ahead(3, 0), 8, ahead(0, 3), 16, ahead(0, 3));

        assertEquals(0.03125, tests.get(8).plus(tests.get(16)).pValue());
        assertTrue(find(tests).isEmpty());
    }

    /// Over log2 the line from -3 of 7 at 4 to +4 of 8 at 8 crosses after 3/7 / (3/7 + 1/2) of the way.
    @Test
    void theLinesCrossBetweenMeasuredLengthsOnTheAxisOfTheLogarithm() {
        var found =
                find(Map.of(4, ahead(3, 0), 8, ahead(0, 4), 16, ahead(0, 4))).orElseThrow();

        assertEquals(4 * Math.pow(2, (3 / 7.0) / (3 / 7.0 + 0.5)), found.at(), 1e-12);
        assertTrue(found.spread().interval().low() >= 4);
        assertTrue(found.spread().interval().low() < found.at());
        assertTrue(found.at() < found.spread().interval().high());
        assertTrue(found.spread().interval().high() <= 16);
        assertTrue(found.spread().shareWithout() > 0 && found.spread().shareWithout() < 0.1);
    }

    @Test
    void theSameResultsGiveTheSameInterval() {
        var tests = Map.of(4, ahead(3, 0), 8, ahead(0, 4), 16, ahead(1, 9));

        assertEquals(find(tests), find(tests));
    }

    /// Where every resample must cross between the same two lengths, at the same place.
    @Test
    void resultsThatLeaveNoDoubtHaveAnIntervalWithoutWidth() {
        var spread = find(Map.of(4_000, PairedTest.of(0, 50, 0, 0), 8_000, PairedTest.of(0, 0, 50, 0)))
                .orElseThrow()
                .spread();

        assertEquals(4_000 * Math.sqrt(2), spread.interval().low(), 1e-9);
        assertEquals(4_000 * Math.sqrt(2), spread.interval().high(), 1e-9);
        assertEquals(0, spread.shareWithout());
        assertEquals(10_000, spread.resamples());
    }

    @Test
    void leadsThatMayBeChanceAreNone() {
        assertTrue(find(Map.of(4, ahead(2, 0), 8, ahead(0, 3), 16, ahead(1, 2))).isEmpty());
    }

    @Test
    void aLeadThatIsLostAtTheLargestPointIsNone() {
        assertTrue(find(Map.of(4, ahead(0, 9), 8, ahead(0, 9), 16, ahead(1, 1))).isEmpty());
    }

    @Test
    void aMethodThatIsAlwaysAheadHasNoKnownCrossing() {
        var found = find(Map.of(4, ahead(0, 9), 8, ahead(0, 9))).orElseThrow();

        assertTrue(found.fromSmallest());
        assertEquals(4, found.at());
        assertEquals(4, found.spread().interval().low());
    }

    @Test
    void aPointWithoutPairsSaysNothing() {
        assertEquals(
                find(Map.of(4, ahead(3, 0), 8, ahead(0, 6))),
                find(Map.of(4, ahead(3, 0), 8, ahead(0, 6), 16, PairedTest.of(0, 0, 0, 0))));
    }

    @Property
    void fromThereOnTheSecondIsAheadAndTheTestCountsItAll(
            @ForAll @Size(max = 6) List<@IntRange(max = 12) Integer> first,
            @ForAll @Size(min = 6, max = 6) List<@IntRange(max = 12) Integer> second) {
        var tests = new TreeMap<Integer, PairedTest>();
        for (int i = 0; i < first.size(); i++) {
            tests.put(i + 1, ahead(first.get(i), second.get(i)));
        }

        find(tests).ifPresent(found -> {
            var tail = tests.tailMap(found.from(), true).values();
            assertTrue(tail.stream().allMatch(test -> test.onlySecond() > test.onlyFirst()));
            assertEquals(
                    tail.stream().mapToInt(PairedTest::pairs).sum(),
                    found.beyond().pairs());
            assertEquals(tests.firstKey() == found.from(), found.fromSmallest());
            assertTrue(found.at() <= found.from() && found.holmP() < 0.05);
            assertTrue(found.holmP() >= found.beyond().pValue());
        });
    }

    @Test
    void noPairsNoCrossover() {
        assertTrue(find(Map.of()).isEmpty());
    }

    private static PairedTest ahead(int onlyFirst, int onlySecond) {
        return PairedTest.of(2, onlyFirst, onlySecond, 2);
    }

    private static Optional<Crossover> find(Map<Integer, PairedTest> tests) {
        return Crossover.find(tests);
    }
}
