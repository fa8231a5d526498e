package dev.rlmworkbench.report.kind;

import static dev.rlmworkbench.report.kind.ResultOf.method;
import static dev.rlmworkbench.report.kind.ResultOf.part;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.SeriesStyle;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.stats.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyByContextTest {

    @Test
    void aPointIsTheShareOfRightAnswersWithWilsonsInterval() {
        var figure = only(part(
                method("rlm", 1).right(true),
                method("rlm", 2).right(false),
                method("rlm", 3).right(true),
                method("rlm", 4).failed(),
                method("vanilla", 1).right(false),
                method("vanilla", 2).right(false)));

        assertEquals(
                List.of("Vanilla", "RLM"),
                figure.lines().stream().map(LineFigure.Line::name).toList());
        var interval = WilsonInterval.of(2, 3);
        assertEquals(
                new DataPoint(
                        4_000,
                        2 / 3.0,
                        interval.low(),
                        interval.high(),
                        3,
                        DataPoint.State.MEASURED,
                        List.of(
                                "2 of 3 right",
                                "95 % interval 21 to 94 %",
                                "against Vanilla p = 1.000",
                                "1 failed, left out"),
                        new CellKey(
                                "niah", new Series("rlm", "m", ""), new ContextLength(4_000, "tokens"), null, null)),
                figure.lines().getLast().points().getFirst());
        assertEquals(
                List.of("Failed tasks are left out: 1 of 4 of RLM."),
                figure.text().notes());
    }

    @Test
    void promptsThatAreBeyondTheWindowAreMarkedAndNotDrawnAsZero() {
        var figure = only(part(
                method("vanilla", 1).tokens(4_000).model("m", 8_192),
                method("vanilla", 2).tokens(16_000).model("m", 8_192).stopped("refused"),
                method("rlm", 1).tokens(4_000).model("m", 8_192),
                method("rlm", 2).tokens(16_000).model("m", 8_192)));

        var beyond = figure.lines().getFirst().points().getLast();
        assertTrue(Double.isNaN(beyond.y()));
        assertEquals(DataPoint.State.REFUSED, beyond.state());
        assertEquals(List.of("0 of 1 right", "1 of 1 refused, count as wrong"), beyond.facts());
        assertEquals(
                List.of(new LineFigure.Mark(
                        8_192, "Window 8,192", true, "Vanilla refused: its prompt exceeds the window")),
                figure.marks());
        assertEquals(
                List.of("Vanilla: all prompts refused at 16K, they exceed the model's window."),
                figure.text().notes());
    }

    @Test
    void cutPromptsAreMarkedWithTheirAccuracy() {
        var figure = only(part(
                method("vanilla", 1).tokens(4_000).model("m", 8_192),
                method("vanilla", 2)
                        .tokens(16_000)
                        .model("m", 8_192)
                        .right(false)
                        .cut()));

        var cut = figure.lines().getFirst().points().getLast();
        assertEquals(0, cut.y());
        assertEquals(DataPoint.State.CUT, cut.state());
        assertEquals("Vanilla cut", figure.marks().getFirst().beyond());
    }

    @Test
    void aWindowThatAllLengthsFitIntoIsNotDrawn() {
        assertEquals(
                List.of(),
                only(part(method("rlm", 1).tokens(4_000).model("m", 8_192))).marks());
    }

    @Test
    void aWindowFarBelowAllLengthsIsToldInANote() {
        var figure = only(part(method("rlm", 1).tokens(64_000).model("m", 2_048)));
        assertEquals(List.of(), figure.marks());
        assertEquals(
                List.of("All lengths are beyond the window of m, 2,048 tokens."),
                figure.text().notes());
    }

    @Test
    void aWindowALittleBelowAllLengthsStretchesTheAxis() {
        var figure = only(part(method("rlm", 1).tokens(4_000).model("m", 2_048)));
        assertEquals(1, figure.marks().size());
        assertEquals(2_048.0, figure.x().low());
    }

    @Test
    void lengthsInTokensAndInCharactersHaveAFigureEach() {
        var figures = figures(part(
                method("rlm", 1).tokens(4_000),
                method("rlm", 2).tokens(8_000),
                method("rlm", 3).chars(4_000)));

        assertEquals(
                List.of("accuracy_by_context", "accuracy_by_context_chars"),
                figures.stream().map(figure -> figure.text().id()).toList());
        assertEquals(
                List.of("Context length in tokens (log2)", "Context length in characters (log2)"),
                figures.stream().map(figure -> figure.x().title()).toList());
        assertEquals(1, figures.getLast().lines().getFirst().points().size());
    }

    @Test
    void methodsHaveTheirColourAndModelsTheirDash() {
        var figure = only(part(
                method("vanilla", 1).model("a", 0),
                method("rlm", 1).model("a", 0),
                method("rlm", 1).model("a", 0).adapter("tuned"),
                method("vanilla", 1).model("b", 0),
                method("rlm", 1).model("b", 0)));

        assertEquals(
                List.of(
                        "Vanilla on a " + new SeriesStyle(Tone.VANILLA, 0),
                        "RLM on a " + new SeriesStyle(Tone.RLM, 0),
                        "RLM (adapter tuned) on a " + new SeriesStyle(Tone.RLM, 1),
                        "Vanilla on b " + new SeriesStyle(Tone.VANILLA, 2),
                        "RLM on b " + new SeriesStyle(Tone.RLM, 2)),
                figure.lines().stream()
                        .map(line -> line.name() + " " + line.style())
                        .toList());
    }

    @Test
    void whereEveryTextHasALengthOfItsOwnLengthsAreGrouped() {
        var rows = new ArrayList<ResultRow>();
        for (int i = 1; i <= 100; i++) {
            rows.add(method("rlm", i).tokens(1_000 + 37 * i).row());
        }
        var figure = only(part(rows));

        assertEquals(
                List.of("2000 27", "4000 54", "8000 19"),
                figure.lines().getFirst().points().stream()
                        .map(point -> (int) point.x() + " " + point.n())
                        .toList());
        assertEquals(
                List.of("100 lengths are grouped: a place stands for all up to it and above the half of it."),
                figure.text().notes());
    }

    @Test
    void aResultWithoutALengthHasNoPlaceAndThatIsSaid() {
        assertEquals(List.of(), figures(part(method("rlm", 1).tokens(0))));
        var figure = only(part(method("rlm", 1).tokens(0), method("rlm", 2)));
        assertEquals(1, figure.lines().getFirst().points().size());
        assertEquals(
                List.of("Left out, without the length of the text: 1."),
                figure.text().notes());
    }

    @Test
    void whereTheRlmOvertakesVanillaIsToldUnderTheFigure() {
        var rows = new ArrayList<ResultRow>();
        for (int i = 0; i < 20; i++) {
            rows.add(method("vanilla", i).tokens(4_000).row());
            rows.add(method("rlm", i).tokens(4_000).right(i % 2 == 0).row());
            rows.add(method("vanilla", 100 + i).tokens(16_000).right(i % 2 == 0).row());
            rows.add(method("rlm", 100 + i).tokens(16_000).row());
        }
        var notes = only(part(rows)).text().notes();
        assertTrue(
                notes.getFirst().startsWith("RLM crosses Vanilla at 8K tokens, 95 % interval by resampling "),
                notes.getFirst());
    }

    @Test
    void atADepthOnlyNeedlesThatLieThereCount() {
        var figures = FigureKinds.find("niah_accuracy_pos_90")
                .orElseThrow()
                .figures(part(
                        method("rlm", 1).depth(90).right(false),
                        method("rlm", 2).depth(10),
                        method("rlm", 3).depth(90).type("long_doc_qa")));

        var point =
                ((LineFigure) figures.getFirst()).lines().getFirst().points().getFirst();
        assertEquals(1, point.n());
        assertEquals(0, point.y());
        assertEquals(90, point.cell() == null ? null : point.cell().depthPercent());
    }

    private static LineFigure only(Summary.Part part) {
        var figures = figures(part);
        assertEquals(1, figures.size());
        return figures.getFirst();
    }

    private static List<LineFigure> figures(Summary.Part part) {
        return AccuracyByContext.overAllDepths().figures(part).stream()
                .map(LineFigure.class::cast)
                .toList();
    }
}
