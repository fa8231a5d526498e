package dev.rlmworkbench.report.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.DataPoint.State;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.Tone;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FigurePainterTest {

    private final FigurePainter painter = new FigurePainter();

    private Picture picture(Figure figure, FigureTheme theme) {
        return painter.picture(figure, theme, 640, 300, 1, Set.of(), null);
    }

    static Stream<Figure> everyFigure() {
        return Stream.concat(SampleFigures.all().values().stream(), SampleFigures.odd().values().stream());
    }

    @ParameterizedTest
    @MethodSource("everyFigure")
    void everyThemeAndEverySizeIsDrawn(Figure figure) {
        for (var theme : FigureTheme.all()) {
            for (int[] size : new int[][] {{640, 300}, {200, 120}, {60, 40}, {1, 1}, {2_000, 900}}) {
                var picture = painter.picture(figure, theme, size[0], size[1], 1, Set.of(), null);
                assertEquals(size[0] * size[1], picture.argbPre().length);
                assertTrue(
                        size[0] < 200
                                || picture.argbPre()[picture.argbPre().length - 1]
                                        == theme.ink().background().getRGB(),
                        "the corner is background");
            }
        }
    }

    @Test
    void aFineScreenGetsMorePixelsAndTheSamePlaces() {
        var plain = picture(SampleFigures.accuracy(), FigureTheme.SCREEN_LIGHT);
        var fine = painter.picture(SampleFigures.accuracy(), FigureTheme.SCREEN_LIGHT, 640, 300, 2, Set.of(), null);
        assertEquals(1_280, fine.width());
        assertEquals(600, fine.height());
        assertEquals(plain.hits(), fine.hits());
    }

    @Test
    void theMouseFindsAPointAndItsLine() {
        var hits = picture(SampleFigures.accuracy(), FigureTheme.SCREEN_LIGHT).hits();
        var x = Objects.requireNonNull(hits.x());
        var y = Objects.requireNonNull(hits.y());
        var found = hits.nearest(x.place(64_000), y.place(0.83), 8);
        assertNotNull(found);
        assertEquals("RLM", found.series());
        assertEquals(64_000, found.point().x());
        assertNull(hits.nearest(x.place(64_000), y.place(0.5), 8), "there is none");
        assertEquals(64_000, x.value(x.place(64_000)), 1e-6);
        assertEquals(0.83, y.value(y.place(0.83)), 1e-9);
        assertTrue(hits.plot().contains(x.place(4_000), y.place(1)));
    }

    @Test
    void refusedPointsCanBeAskedToo() {
        var hits = picture(SampleFigures.accuracy(), FigureTheme.SCREEN_LIGHT).hits();
        var refused = hits.marks().stream()
                .filter(mark -> mark.point().state() == State.REFUSED)
                .toList();
        assertEquals(2, refused.size());
        assertTrue(refused.stream().allMatch(mark -> mark.series().equals("Vanilla")));
    }

    @Test
    void pointsWithEqualValuesStandBesideEachOther() {
        var hits =
                picture(SampleFigures.fiveMethods(), FigureTheme.SCREEN_LIGHT).hits();
        var first = hits.marks().stream()
                .filter(mark -> mark.point().x() == 4_000)
                .map(mark -> Math.round(mark.centreX()))
                .toList();
        assertEquals(5, new HashSet<>(first).size(), "all five can be seen");
    }

    @Test
    void aHiddenLineIsGoneFromThePlotAndFaintInTheLegend() {
        var hits = painter.picture(
                        SampleFigures.accuracy(), FigureTheme.SCREEN_DARK, 640, 300, 1, Set.of("Vanilla"), null)
                .hits();
        assertTrue(hits.marks().stream().noneMatch(mark -> mark.series().equals("Vanilla")));
        assertEquals(
                List.of(false, true),
                hits.legend().stream().map(Hits.LegendBox::hidden).toList());
        var all = picture(SampleFigures.accuracy(), FigureTheme.SCREEN_DARK).hits();
        assertEquals(all.plot(), hits.plot(), "nothing else moves");
        assertEquals(
                all.legend().stream().map(Hits.LegendBox::box).toList(),
                hits.legend().stream().map(Hits.LegendBox::box).toList());
    }

    @Test
    void aZoomShowsWhatLiesInIt() {
        var hits = painter.picture(
                        SampleFigures.accuracy(),
                        FigureTheme.SCREEN_LIGHT,
                        640,
                        300,
                        1,
                        Set.of(),
                        new Zoom(10_000, 70_000, 0.5, 1))
                .hits();
        assertEquals(10_000, Objects.requireNonNull(hits.x()).low(), 1e-6);
        assertEquals(1, Objects.requireNonNull(hits.y()).high(), 1e-9);
        var measured = hits.marks().stream()
                .filter(mark -> mark.point().state() == State.MEASURED)
                .map(Hits.Mark::point)
                .toList();
        assertEquals(4, measured.size());
        assertTrue(measured.stream().allMatch(point -> point.x() >= 10_000 && point.y() >= 0.5));
    }

    @Test
    void aZoomOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Zoom(1, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Zoom(2, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Zoom(0, Double.NaN, 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> painter.picture(SampleFigures.accuracy(), FigureTheme.PAPER, 0, 10, 1, Set.of(), null));
    }

    @ParameterizedTest
    @MethodSource("everyFigure")
    void everyValueThatIsDrawnCanBeFound(Figure figure) {
        var hits = picture(figure, FigureTheme.SCREEN_LIGHT).hits();
        long values = figure.table().rows().size();
        assertTrue(hits.marks().size() <= values);
        if (!figure.text().id().equals("all_nan")) {
            assertEquals(values, hits.marks().size(), figure.text().id());
        }
        for (var mark : hits.marks()) {
            var found = hits.nearest(mark.centreX(), mark.centreY(), 1);
            assertNotNull(found);
        }
    }

    @Test
    void cellsOfAHeatMapKnowTheirRow() {
        var heat = SampleFigures.heat();
        var hits = picture(heat, FigureTheme.SCREEN_LIGHT).hits();
        var cells = hits.marks().stream()
                .filter(mark -> mark.series().equals("RLM"))
                .toList();
        assertEquals(18, cells.size());
        for (int i = 0; i < cells.size(); i++) {
            assertEquals(
                    heat.panels().get(1).cells().get(i).facts(),
                    cells.get(i).point().facts());
            assertEquals(
                    heat.panels().get(1).cells().get(i).column(),
                    cells.get(i).point().x());
        }
    }

    @Test
    void numbersOnColoursCanBeRead() {
        for (var theme : FigureTheme.all()) {
            for (var heat : FigureTheme.HeatColours.values()) {
                for (double value = -1; value <= 1; value += 0.02) {
                    var cell = Colours.heat(theme.withHeat(heat), Tone.RLM, value < 0, value);
                    assertTrue(contrast(cell, Colours.wordsOn(cell)) >= 4.5, theme.id() + " at " + value);
                }
            }
        }
    }

    @Test
    void theOldNeedleColoursAreThere() {
        var theme = FigureTheme.PAPER.withHeat(FigureTheme.HeatColours.RED_YELLOW_GREEN);
        assertEquals(new Color(0xF0496E), Colours.heat(theme, Tone.RLM, false, 0));
        assertEquals(new Color(0xEBB839), Colours.heat(theme, Tone.RLM, false, 0.5));
        assertEquals(new Color(0x0CD79F), Colours.heat(theme, Tone.RLM, false, 1));
    }

    @Test
    void bothSidesOfADifferenceDiffer() {
        for (var theme : FigureTheme.all()) {
            var better = Colours.heat(theme, Tone.NEUTRAL, true, 0.8);
            var worse = Colours.heat(theme, Tone.NEUTRAL, true, -0.8);
            int red = better.getRed() - worse.getRed();
            int blue = better.getBlue() - worse.getBlue();
            assertTrue(red * blue < 0 && Math.abs(red) + Math.abs(blue) > 100, theme.id() + ": blue against red");
            assertEquals(theme.ink().nothing(), Colours.heat(theme, Tone.NEUTRAL, true, 0));
        }
    }

    /// Without colour: lines by marker, bars by hatch or by how light they are.
    @Test
    void seriesCanBeToldApartInGrey() {
        var methods = List.of(
                Tone.VANILLA,
                Tone.RLM,
                Tone.RLM_NO_SUB_CALLS,
                Tone.RETRIEVE,
                Tone.MAP_REDUCE,
                Tone.OTHER,
                Tone.NEUTRAL);
        var outcomes = List.of(Tone.RIGHT, Tone.WRONG, Tone.CUT, Tone.NO_ANSWER, Tone.LIMIT, Tone.ERROR, Tone.NEUTRAL);
        for (var theme : FigureTheme.all()) {
            for (var group : List.of(methods, outcomes)) {
                var markers = new HashMap<Marker, Tone>();
                for (var tone : group) {
                    assertNull(markers.put(theme.look(tone).marker(), tone), () -> tone + " has another's marker");
                }
                for (var first : group) {
                    for (var second : group) {
                        assertTrue(
                                first == second || differInGrey(theme.look(first), theme.look(second)),
                                () -> theme.id() + ": bars of " + first + " and " + second + " look the same in grey");
                    }
                }
            }
        }
    }

    private static boolean differInGrey(ToneLook first, ToneLook second) {
        return first.hatch() != second.hatch() || contrast(first.colour(), second.colour()) > 1.3;
    }

    @Test
    void coloursCanBeSeenAndWordsCanBeRead() {
        for (var theme : FigureTheme.all()) {
            var background = theme.ink().background();
            for (var word : List.of(
                    theme.ink().words(), theme.ink().quiet(), theme.ink().warning())) {
                assertTrue(contrast(word, background) >= 4.5, theme.id());
            }
            for (var tone : List.of(
                    Tone.VANILLA, Tone.RLM, Tone.RLM_NO_SUB_CALLS, Tone.RETRIEVE, Tone.MAP_REDUCE, Tone.OTHER)) {
                assertTrue(contrast(theme.look(tone).colour(), background) >= 3, theme.id() + " " + tone);
                assertTrue(contrast(theme.look(tone).words(), background) >= 4.5, theme.id() + " words of " + tone);
            }
        }
    }

    @Test
    void aLaterVariantHasAnotherDash() {
        var dashes = new HashSet<List<Float>>();
        for (int variant = 0; variant < FigureTheme.MAX_DASHES; variant++) {
            var dash = FigureTheme.dash(variant, 2);
            var list = new ArrayList<Float>();
            if (dash != null) {
                for (float part : dash) {
                    list.add(part);
                }
            }
            assertTrue(dashes.add(list), "variant " + variant);
        }
    }

    @Test
    void aSizeOutOfItsLimitsIsRefusedInASentence() {
        var failure = assertThrows(IllegalArgumentException.class, () -> new FigureSize(5, 60, 8));
        assertEquals("the figure's width is 5.0 mm; it can be 30 to 1000", failure.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new FigureSize(84, Double.NaN, 8));
        assertThrows(IllegalArgumentException.class, () -> new FigureSize(84, 60, 0));
        assertThrows(IllegalArgumentException.class, () -> FigureSize.of(SampleFigures.accuracy(), -3));
    }

    @Test
    void themesAreFoundByTheNamesOfTheCommandLine() {
        assertEquals(FigureTheme.PAPER, FigureTheme.find("paper").orElseThrow());
        assertEquals(FigureTheme.SCREEN_DARK, FigureTheme.find("dark").orElseThrow());
        assertFalse(FigureTheme.find("sepia").isPresent());
    }

    @Test
    void aCellThatRestsOnShortenedPromptsIsNotDrawnLikeAnother() {
        var cut = heatOfOne(State.CUT);
        var measured = heatOfOne(State.MEASURED);
        assertFalse(Arrays.equals(
                picture(cut, FigureTheme.PAPER).argbPre(),
                picture(measured, FigureTheme.PAPER).argbPre()));
    }

    private static HeatMapFigure heatOfOne(State state) {
        var heat = SampleFigures.heat();
        var cell = new HeatMapFigure.Cell(0, 0, 0.5, 3, state, List.of(), null);
        return new HeatMapFigure(
                heat.text(),
                "",
                "",
                heat.rows(),
                heat.columns(),
                List.of(new HeatMapFigure.Panel("RLM", Tone.RLM, false, List.of(cell))));
    }

    @Test
    void placesAndValuesBelongTogetherOnEveryAxis() {
        var hits = picture(SampleFigures.latency(), FigureTheme.SCREEN_LIGHT).hits();
        for (var mark : hits.marks()) {
            DataPoint point = mark.point();
            assertEquals(point.y(), Objects.requireNonNull(hits.y()).value(mark.centreY()), point.y() * 1e-9);
        }
    }

    private static double contrast(Color first, Color second) {
        double a = Colours.luminance(first) + 0.05;
        double b = Colours.luminance(second) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }
}
