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
                find(Map.of(4, ahead(3, 0), 8, ahead(0, 3), 16, ahead(0, 3)))
                        .orElseThrow()
                        .from());
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
        assertTrue(find(Map.of(4, ahead(0, 9), 8, ahead(0, 9))).orElseThrow().fromSmallest());
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
            tests.put(i, ahead(first.get(i), second.get(i)));
        }

        find(tests).ifPresent(found -> {
            var tail = tests.tailMap(found.from(), true).values();
            assertTrue(tail.stream().allMatch(test -> test.onlySecond() > test.onlyFirst()));
            assertEquals(
                    tail.stream().mapToInt(PairedTest::pairs).sum(),
                    found.beyond().pairs());
            assertEquals(found.from().equals(tests.firstKey()), found.fromSmallest());
        });
    }

    @Test
    void noPairsNoCrossover() {
        assertTrue(find(Map.of()).isEmpty());
    }

    private static PairedTest ahead(int onlyFirst, int onlySecond) {
        return PairedTest.of(2, onlyFirst, onlySecond, 2);
    }

    private static Optional<Crossover<Integer>> find(Map<Integer, PairedTest> tests) {
        return Crossover.find(tests);
    }
}
