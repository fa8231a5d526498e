package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.DataPoint.State;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.ScatterFigure;
import dev.rlmworkbench.report.figure.SeriesStyle;
import dev.rlmworkbench.report.figure.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Figures of every type, as results make them and as bad files make them.
public final class SampleFigures {

    private static final double[] LENGTHS = {4_000, 8_000, 16_000, 32_000, 64_000, 128_000};
    private static final List<String> LENGTH_NAMES = List.of("4K", "8K", "16K", "32K", "64K", "128K");
    private static final List<String> DEPTHS = List.of("10 %", "50 %", "90 %");

    /// Markup, a right-to-left override, an emoji, Chinese, control characters and 300 letters.
    public static final String NASTY =
            "<b>&amp;</b>\u202E \uD83D\uDE00 \u4E2D\u6587 \u0000\u0007 =1+1 \"]]>" + "x".repeat(300);

    private SampleFigures() {}

    /// One of each type and layout, by name.
    public static Map<String, Figure> all() {
        var figures = new LinkedHashMap<String, Figure>();
        figures.put("line", accuracy());
        figures.put("five_methods", fiveMethods());
        figures.put("latency", latency());
        figures.put("grouped", bars(BarFigure.Layout.GROUPED));
        figures.put("advantage", advantage());
        figures.put("stacked", outcomes(BarFigure.Layout.STACKED));
        figures.put("lying", kinds());
        figures.put("lying_stacked", outcomes(BarFigure.Layout.LYING_STACKED));
        figures.put("heat", heat());
        figures.put("scatter", scatter());
        return figures;
    }

    /// What must be drawn without harm.
    public static Map<String, Figure> odd() {
        var figures = new LinkedHashMap<String, Figure>();
        figures.put("nasty_line", nastyLine());
        figures.put("nasty_bars", nastyBars());
        figures.put("nasty_heat", nastyHeat());
        figures.put("nasty_scatter", nastyScatter());
        figures.put("no_line", new LineFigure(text("no_line"), length(), percent(), List.of(), List.of()));
        figures.put(
                "no_bar", new BarFigure(text("no_bar"), "", List.of(), percent(), BarFigure.Layout.GROUPED, List.of()));
        figures.put("no_cell", new HeatMapFigure(text("no_cell"), "", "", List.of(), List.of(), List.of()));
        figures.put("no_spot", new ScatterFigure(text("no_spot"), length(), percent(), List.of()));
        figures.put("one_point", lines("one_point", new double[][] {{4_000, 0.5, 0.3, 0.7}}));
        figures.put("all_nan", lines("all_nan", new double[][] {
            {4_000, Double.NaN, Double.NaN, Double.NaN}, {8_000, Double.NaN, Double.NaN, Double.NaN}
        }));
        figures.put("thousand", thousand());
        figures.put("zeros_on_log", zerosOnLog());
        return figures;
    }

    public static LineFigure accuracy() {
        var rlm = line("RLM", Tone.RLM, new double[] {0.94, 0.94, 0.89, 0.89, 0.83, 0.78}, 18);
        var vanilla = line("Vanilla", Tone.VANILLA, new double[] {0.94, 0.83, 0.67, 0.39, Double.NaN, Double.NaN}, 18);
        return new LineFigure(
                text("accuracy_by_context"),
                length(),
                percent(),
                List.of(rlm, vanilla),
                List.of(new LineFigure.Mark(
                        32_768, "Window 32,768", true, "Vanilla refused: its prompt exceeds the window")));
    }

    public static LineFigure fiveMethods() {
        return new LineFigure(
                text("accuracy_by_context"),
                length(),
                percent(),
                List.of(
                        line("RLM", Tone.RLM, new double[] {1, 1, 1, 0.95, 0.9, 0.9}, 20),
                        line(
                                "RLM without sub-calls",
                                Tone.RLM_NO_SUB_CALLS,
                                new double[] {1, 1, 0.9, 0.85, 0.85, 0.8},
                                20),
                        cutLine(),
                        line("Retrieve", Tone.RETRIEVE, new double[] {1, 1, 1, 0.95, 0.95, 0.85}, 20),
                        line("Map-reduce", Tone.MAP_REDUCE, new double[] {1, 0.9, 0.8, 0.75, 0.7, 0.6}, 20)),
                List.of(new LineFigure.Mark(32_768, "Window 32,768", true, "Vanilla cut to the window")));
    }

    private static LineFigure.Line cutLine() {
        var line = line("Vanilla", Tone.VANILLA, new double[] {1, 0.95, 0.8, 0.6, 0.25, 0.1}, 20);
        var points = new ArrayList<DataPoint>();
        for (var p : line.points()) {
            var state = p.x() > 32_768 ? State.CUT : State.MEASURED;
            points.add(new DataPoint(p.x(), p.y(), p.low(), p.high(), p.n(), state, p.facts(), null));
        }
        return new LineFigure.Line(line.name(), line.style(), points);
    }

    public static LineFigure latency() {
        var lines = new ArrayList<LineFigure.Line>();
        double[][] seconds = {
            {5.9, 7.4, 9.2, 12.2, 16.8, 24.9}, {1.1, 2.3, 5.2, 14.1, 60, 180}, {6.5, 8, 11, 15, 22, 41}
        };
        var styles =
                List.of(new SeriesStyle(Tone.RLM, 0), new SeriesStyle(Tone.VANILLA, 0), new SeriesStyle(Tone.RLM, 1));
        var names = List.of("RLM, qwen3.5:2b", "Vanilla, qwen3.5:2b", "RLM, tuned adapter");
        for (int i = 0; i < seconds.length; i++) {
            var points = new ArrayList<DataPoint>();
            for (int j = 0; j < LENGTHS.length; j++) {
                points.add(point(LENGTHS[j], seconds[i][j], seconds[i][j] * 0.7, seconds[i][j] * 1.6, 18));
            }
            lines.add(new LineFigure.Line(names.get(i), styles.get(i), points));
        }
        return new LineFigure(
                new FigureText(
                        "latency_by_context",
                        "Latency by context length",
                        List.of("Median with quartiles of 18 tasks a point.")),
                length(),
                new Axis("Seconds per task (log)", Axis.Scale.LOG10, Axis.Format.SECONDS),
                lines,
                List.of());
    }

    public static BarFigure bars(BarFigure.Layout layout) {
        var rlm = new double[] {3.2, 4.1, 5, 6.3, 8.8, 12.1};
        var vanilla = new double[] {1, 1, 1, 1, Double.NaN, Double.NaN};
        return new BarFigure(
                new FigureText("iterations", "Iterations by context length", List.of("18 tasks a bar.")),
                "Context length in tokens",
                LENGTH_NAMES,
                new Axis("Iterations per task", Axis.Scale.LINEAR, Axis.Format.COUNT),
                layout,
                List.of(group("RLM", Tone.RLM, rlm), group("Vanilla", Tone.VANILLA, vanilla)));
    }

    private static BarFigure advantage() {
        var points = new ArrayList<DataPoint>();
        double[] values = {-0.12, 0, 0.11, 0.22, 0.5, 0.83};
        for (int i = 0; i < values.length; i++) {
            points.add(point(i, values[i], values[i] - 0.15, Math.min(1, values[i] + 0.15), 18));
        }
        return new BarFigure(
                new FigureText("advantage", "RLM against vanilla", List.of()),
                "Context length in tokens",
                LENGTH_NAMES,
                new Axis("RLM better by points", Axis.Scale.LINEAR, Axis.Format.POINTS),
                BarFigure.Layout.GROUPED,
                List.of(new BarFigure.Bars("RLM minus vanilla", new SeriesStyle(Tone.RLM, 0), points)));
    }

    public static BarFigure outcomes(BarFigure.Layout layout) {
        var names = List.of("right", "wrong", "cut", "no answer", "limit", "error");
        var tones = List.of(Tone.RIGHT, Tone.WRONG, Tone.CUT, Tone.NO_ANSWER, Tone.LIMIT, Tone.ERROR);
        double[][] shares = {
            {0.88, 0.47, 0.8, 0.92},
            {0.05, 0.2, 0.08, 0.05},
            {0, 0.2, 0, 0},
            {0.03, 0.05, 0.06, 0.03},
            {0.02, 0.03, 0.04, 0},
            {0.02, 0.05, 0.02, 0}
        };
        var groups = new ArrayList<BarFigure.Bars>();
        for (int i = 0; i < names.size(); i++) {
            groups.add(group(names.get(i), tones.get(i), shares[i]));
        }
        return new BarFigure(
                new FigureText("outcomes", "How tasks ended", List.of("108 tasks a method.")),
                "Method",
                List.of("RLM", "Vanilla", "RLM without sub-calls", "Retrieve"),
                new Axis("Share of tasks", Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0),
                layout,
                groups);
    }

    private static BarFigure kinds() {
        var categories = List.of(
                "Needle: passcode",
                "Needle: verification key in the middle of a long document",
                "Variable tracking",
                "Common words",
                "Pairs");
        return new BarFigure(
                new FigureText("accuracy_by_kind", "Accuracy by question kind", List.of()),
                "Kind",
                categories,
                new Axis("Accuracy", Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0),
                BarFigure.Layout.LYING,
                List.of(
                        group("RLM", Tone.RLM, new double[] {0.95, 0.9, 0.6, 0.7, 0.4}),
                        group("Vanilla", Tone.VANILLA, new double[] {0.9, 0.4, 0.5, 0.3, Double.NaN})));
    }

    public static HeatMapFigure heat() {
        double[][] vanilla = {{1, 0.83, 0.83, 0.67}, {0.83, 0.67, 0.5, 0.17}, {1, 1, 0.67, 0.33}};
        double[][] rlm = {{1, 1, 1, 0.83, 0.83, 0.83}, {0.83, 0.83, 0.83, 0.83, 0.83, 0.67}, {1, 1, 0.83, 1, 0.83, 0.83}
        };
        double[][] difference = {{0, 0.17, 0.17, 0.16}, {0, 0.16, 0.33, 0.66}, {0, 0, 0.16, -0.33}};
        return new HeatMapFigure(
                new FigureText(
                        "needle_heat", "Accuracy by depth and length", List.of("Per cent right of 6 tasks a cell.")),
                "Depth of the needle",
                "Context length in tokens",
                DEPTHS,
                LENGTH_NAMES,
                List.of(
                        panel("Vanilla", Tone.VANILLA, false, vanilla),
                        panel("RLM", Tone.RLM, false, rlm),
                        panel("RLM minus vanilla", Tone.NEUTRAL, true, difference)));
    }

    private static HeatMapFigure.Panel panel(String name, Tone tone, boolean difference, double[][] values) {
        var cells = new ArrayList<HeatMapFigure.Cell>();
        for (int row = 0; row < DEPTHS.size(); row++) {
            for (int column = 0; column < LENGTHS.length; column++) {
                boolean measured = column < values[row].length;
                cells.add(new HeatMapFigure.Cell(
                        row,
                        column,
                        measured ? values[row][column] : Double.NaN,
                        measured ? 6 : 0,
                        measured ? State.MEASURED : State.REFUSED,
                        List.of("6 tasks"),
                        null));
            }
        }
        return new HeatMapFigure.Panel(name, tone, difference, cells);
    }

    public static ScatterFigure scatter() {
        return new ScatterFigure(
                new FigureText("cost_accuracy", "Cost against accuracy", List.of("108 tasks a method.")),
                new Axis("Median tokens per task (log)", Axis.Scale.LOG10, Axis.Format.COUNT),
                percent(),
                List.of(
                        spot("RLM", Tone.RLM, 0, 9_500, 0.88),
                        spot("RLM without sub-calls", Tone.RLM_NO_SUB_CALLS, 0, 7_900, 0.86),
                        spot("Vanilla", Tone.VANILLA, 0, 31_000, 0.47),
                        spot("Retrieve", Tone.RETRIEVE, 0, 2_100, 0.9),
                        spot("Map-reduce", Tone.MAP_REDUCE, 0, 64_000, 0.71),
                        spot("RLM, tuned adapter", Tone.RLM, 1, 8_800, 0.9)));
    }

    private static ScatterFigure.Spot spot(String name, Tone tone, int variant, double x, double y) {
        return new ScatterFigure.Spot(
                name, new SeriesStyle(tone, variant), point(x, y, y - 0.06, y + 0.05, 108), x * 0.6, x * 1.5);
    }

    private static LineFigure nastyLine() {
        var points = line("", Tone.RLM, new double[] {0.9, 0.8, 0.7, 0.6, 0.5, 0.4}, 18)
                .points();
        return new LineFigure(
                new FigureText("nasty_line", NASTY, List.of(NASTY)),
                new Axis(NASTY, Axis.Scale.LOG2, Axis.Format.LENGTH),
                new Axis(NASTY, Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0),
                List.of(
                        new LineFigure.Line(NASTY, new SeriesStyle(Tone.OTHER, 5), points),
                        new LineFigure.Line("=cmd()", new SeriesStyle(Tone.RLM, 0), points)),
                List.of(new LineFigure.Mark(32_000, NASTY, true, NASTY)));
    }

    private static BarFigure nastyBars() {
        return new BarFigure(
                new FigureText("nasty_bars", NASTY, List.of(NASTY, NASTY)),
                NASTY,
                List.of(NASTY, "b"),
                new Axis(NASTY, Axis.Scale.LINEAR, Axis.Format.SECONDS),
                BarFigure.Layout.LYING,
                List.of(group(NASTY, Tone.OTHER, new double[] {1, 2})));
    }

    private static HeatMapFigure nastyHeat() {
        return new HeatMapFigure(
                new FigureText("nasty_heat", NASTY, List.of()),
                NASTY,
                NASTY,
                List.of(NASTY, "b"),
                List.of(NASTY, "d"),
                List.of(new HeatMapFigure.Panel(
                        NASTY,
                        Tone.OTHER,
                        false,
                        List.of(new HeatMapFigure.Cell(0, 1, 0.4, 0, State.CUT, List.of(), null)))));
    }

    private static ScatterFigure nastyScatter() {
        return new ScatterFigure(
                new FigureText("nasty_scatter", NASTY, List.of()),
                new Axis(NASTY, Axis.Scale.LOG10, Axis.Format.COUNT),
                new Axis(NASTY, Axis.Scale.LINEAR, Axis.Format.PERCENT),
                List.of(spot(NASTY, Tone.OTHER, 3, 10, 0.5), spot("-2+3", Tone.RLM, 0, 10, 0.5)));
    }

    private static LineFigure lines(String id, double[][] points) {
        var made = new ArrayList<DataPoint>();
        for (var p : points) {
            made.add(point(p[0], p[1], p[2], p[3], 0));
        }
        return new LineFigure(
                text(id),
                length(),
                percent(),
                List.of(new LineFigure.Line("RLM", new SeriesStyle(Tone.RLM, 0), made)),
                List.of());
    }

    private static LineFigure thousand() {
        var points = new ArrayList<DataPoint>();
        for (int i = 0; i < 1_000; i++) {
            double y = 0.5 + 0.4 * Math.sin(i / 60.0);
            points.add(point(i + 1, y, y - 0.05, y + 0.05, 10));
        }
        return new LineFigure(
                new FigureText("thousand", "Thousand points", List.of("1,000 of 1,000 points drawn.")),
                new Axis("Task", Axis.Scale.LINEAR, Axis.Format.COUNT),
                percent(),
                List.of(new LineFigure.Line("RLM", new SeriesStyle(Tone.RLM, 0), points)),
                List.of());
    }

    private static LineFigure zerosOnLog() {
        var points = List.of(point(4_000, 0, 0, 2, 5), point(8_000, 3, 0, 9, 5), point(16_000, 20, 4, 50, 5));
        return new LineFigure(
                text("zeros_on_log"),
                length(),
                new Axis("Sub-calls", Axis.Scale.LOG10, Axis.Format.COUNT),
                List.of(new LineFigure.Line("RLM", new SeriesStyle(Tone.RLM, 0), points)),
                List.of());
    }

    private static FigureText text(String id) {
        return new FigureText(id, "Accuracy by context length", List.of());
    }

    private static Axis length() {
        return new Axis("Context length in tokens (log2)", Axis.Scale.LOG2, Axis.Format.LENGTH);
    }

    private static Axis percent() {
        return new Axis("Accuracy", Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0);
    }

    private static LineFigure.Line line(String name, Tone tone, double[] values, int n) {
        var points = new ArrayList<DataPoint>();
        for (int i = 0; i < values.length; i++) {
            double y = values[i];
            boolean refused = Double.isNaN(y);
            points.add(new DataPoint(
                    LENGTHS[i],
                    y,
                    refused ? y : Math.max(0, y - 0.2 * Math.sqrt(y * (1 - y) + 0.1)),
                    refused ? y : Math.min(1, y + 0.2 * Math.sqrt(y * (1 - y) + 0.1)),
                    refused ? 0 : n,
                    refused ? State.REFUSED : State.MEASURED,
                    List.of(n + " tasks"),
                    null));
        }
        return new LineFigure.Line(name, new SeriesStyle(tone, 0), points);
    }

    private static BarFigure.Bars group(String name, Tone tone, double[] values) {
        var points = new ArrayList<DataPoint>();
        for (int i = 0; i < values.length; i++) {
            double y = values[i];
            points.add(
                    Double.isNaN(y)
                            ? new DataPoint(i, y, y, y, 0, State.REFUSED, List.of(), null)
                            : point(i, y, y * 0.85, Math.min(y * 1.2, y > 1 ? y * 1.2 : 1), 18));
        }
        return new BarFigure.Bars(name, new SeriesStyle(tone, 0), points);
    }

    private static DataPoint point(double x, double y, double low, double high, int n) {
        return new DataPoint(x, y, low, high, n, State.MEASURED, List.of("n " + n), null);
    }
}
