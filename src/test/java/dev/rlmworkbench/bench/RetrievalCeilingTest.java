package dev.rlmworkbench.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.oolong.Oolong;
import dev.rlmworkbench.benchmark.oolong.OolongPairs;
import dev.rlmworkbench.benchmark.ruler.Ruler;
import org.junit.jupiter.api.Test;

/// The order of the figures in docs/benchmarks.md: search finds a needle, and cannot count.
class RetrievalCeilingTest {

    private static final int TOKENS = 16_000;

    @Test
    void searchFindsANeedleAndCannotCount() {
        assertEquals(1.0, RetrievalCeiling.mean(new Ruler(), new Ruler().kind("niah_single_2"), TOKENS, 4));
        assertTrue(RetrievalCeiling.mean(new Oolong(), new Oolong().kind("count_label"), TOKENS, 4) < 0.1);
        assertTrue(RetrievalCeiling.mean(new OolongPairs(), new OolongPairs().kind("query_01"), TOKENS, 4) < 0.5);
    }
}
