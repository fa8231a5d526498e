package dev.rlmworkbench.ui.training.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.MemoryPart;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemorySharesTest {

    private static final List<MemoryPart> FORECAST = List.of(
            new MemoryPart("model, nf4", DevicesOfTests.gib(2)),
            new MemoryPart("one layer unpacked", 0),
            new MemoryPart("logits of some tokens", DevicesOfTests.gib(1.5)),
            new MemoryPart("program", DevicesOfTests.gib(0.5)));

    private static OptionalLong gib(double amount) {
        return OptionalLong.of(DevicesOfTests.gib(amount));
    }

    @Test
    void partsAreSharesOfAllThatIsDrawn() {
        var shares = MemoryShares.of(FORECAST, gib(8), OptionalLong.empty(), OptionalLong.empty());
        assertEquals(
                List.of(
                        new MemoryShares.Part("model, nf4", 0.25, "2.00 GiB", true),
                        new MemoryShares.Part("logits of some tokens", 0.1875, "1.50 GiB", true),
                        new MemoryShares.Part("program", 0.0625, "0.50 GiB", false)),
                shares.parts(),
                "what takes nothing is not drawn, and the program is none of the training's own");
        assertEquals(OptionalDouble.of(1), shares.free());
        assertEquals(OptionalDouble.empty(), shares.peak());
        assertEquals("forecast 4.00 GiB", shares.sentence());
        assertEquals("100 MiB", MemoryShares.amount(104_333_312));
        assertEquals("below 1 MiB", MemoryShares.amount(400_000));
    }

    @Test
    void itFitsOrSaysByHowMuchItDoesNot() {
        var fits = MemoryShares.of(FORECAST, gib(4.8), OptionalLong.empty(), OptionalLong.empty());
        assertEquals(Boolean.TRUE, fits.fits());
        assertEquals("Fits, 0.8 GiB free", fits.verdict());
        var not = MemoryShares.of(FORECAST, gib(2.8), OptionalLong.empty(), OptionalLong.empty());
        assertEquals(Boolean.FALSE, not.fits());
        assertEquals("Does not fit, 1.2 GiB short", not.verdict());
        assertEquals(0.7, not.free().getAsDouble(), 1e-9, "the parts go on beyond what is available");
    }

    @Test
    void whereNobodyKnowsWhatIsFreeNothingIsSaidOfIt() {
        var shares = MemoryShares.of(FORECAST, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        assertNull(shares.fits());
        assertEquals("", shares.verdict());
        assertEquals(
                1, shares.parts().stream().mapToDouble(MemoryShares.Part::share).sum(), 1e-9);
    }

    @Test
    void theMeasuredPeakStandsBesideTheForecast() {
        assertEquals(
                "forecast 4.00 GiB, measured peak 4.10 GiB (2 % over)",
                MemoryShares.of(FORECAST, gib(8), gib(4.1), OptionalLong.empty())
                        .sentence());
        assertEquals(
                "forecast 4.00 GiB, measured peak 3.00 GiB (25 % under)",
                MemoryShares.of(FORECAST, gib(8), gib(3), OptionalLong.empty()).sentence());
        assertEquals(
                "forecast 4.00 GiB, measured peak 4.01 GiB (as forecast)",
                MemoryShares.of(FORECAST, gib(8), gib(4.01), OptionalLong.empty())
                        .sentence());
        var shares = MemoryShares.of(FORECAST, gib(8), gib(6), gib(7.6));
        assertEquals(0.75, shares.peak().getAsDouble(), 1e-9);
        assertEquals(0.95, shares.stop().getAsDouble(), 1e-9);
    }

    @Test
    void aPeakBeyondAllElseIsStillOnTheBar() {
        var shares = MemoryShares.of(FORECAST, gib(4), gib(10), OptionalLong.empty());
        assertEquals(OptionalDouble.of(1), shares.peak());
        assertTrue(shares.parts().stream().mapToDouble(MemoryShares.Part::share).sum() < 0.41);
    }

    @Test
    void shadesFollowOneAnotherAndThatOfTheProgramIsGrey() {
        var shares = MemoryShares.of(FORECAST, gib(8), OptionalLong.empty(), OptionalLong.empty());
        assertEquals("memory-shade-1", MemoryStrip.shade(shares, 0));
        assertEquals("memory-shade-2", MemoryStrip.shade(shares, 1));
        assertEquals("memory-grey-1", MemoryStrip.shade(shares, 2));
    }
}
