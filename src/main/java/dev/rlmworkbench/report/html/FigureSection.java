package dev.rlmworkbench.report.html;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.export.FigureExport;
import dev.rlmworkbench.report.figure.DataTable;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.kind.FigureKinds;
import dev.rlmworkbench.report.paint.FigureSize;
import dev.rlmworkbench.report.paint.FigureTheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The figures of a part, drawn for light and for dark pages, each with its values as a table.
final class FigureSection {

    /// Legible on a phone, and two beside each other on a desk.
    private static final double WIDTH_MM = 125;

    /// What the page shows in another figure: places one by one, and task types beside each other.
    private static final Pattern NOT_OF_ONE_TYPE = Pattern.compile("niah_accuracy_pos_\\d+|task_type_.*");

    /// What says something over task types that have little in common.
    private static final Pattern OVER_ALL_TYPES =
            Pattern.compile("task_type_.*|accuracy_by_context|cost_accuracy|stop_reasons");

    /// How high a usual figure is, of its width.
    private static final double USUAL_HEIGHT = 0.65;

    private static final int MAX_ROWS = 4;

    /// @param rows of usual figures that stand beside it
    private record Chart(Figure figure, String id, long rows, String light, String dark) {}

    private final List<Chart> charts = new ArrayList<>();

    private FigureSection() {}

    /// @param drawn hears each figure's title before it is drawn
    static FigureSection of(Summary.Part part, String id, Consumer<String> drawn) throws IOException {
        var section = new FigureSection();
        var export = new FigureExport();
        var kinds = FigureKinds.all().stream()
                .filter(kind -> part.taskType().equals(Summary.ALL_TYPES)
                        ? OVER_ALL_TYPES.matcher(kind.id()).matches()
                        : !NOT_OF_ONE_TYPE.matcher(kind.id()).matches())
                .toList();
        for (var kind : kinds) {
            for (var figure : kind.figures(part)) {
                drawn.accept(figure.text().title());
                var size = FigureSize.of(figure, WIDTH_MM);
                var chart = id + "-" + figure.text().id().replace('_', '-');
                section.charts.add(new Chart(
                        figure,
                        chart,
                        Math.clamp(Math.round(size.heightMm() / size.widthMm() / USUAL_HEIGHT), 1, MAX_ROWS),
                        export.svgPart(figure, FigureTheme.SCREEN_LIGHT, size, chart + "-l-"),
                        export.svgPart(figure, FigureTheme.SCREEN_DARK, size, chart + "-d-")));
            }
        }
        return section;
    }

    /// All letters that stand in figures.
    String letters() {
        var letters = new StringBuilder();
        charts.forEach(chart -> letters.append(chart.light));
        return letters.toString();
    }

    void write(HtmlPage page) {
        page.open("div", "class", "charts");
        for (var chart : charts) {
            page.open("figure", "class", "chart rows-" + chart.rows, "id", chart.id);
            page.open("div", "class", "light").raw(chart.light).close();
            page.open("div", "class", "dark").raw(chart.dark).close();
            page.open("details").element("summary", "As a table");
            table(chart.figure.table(), page);
            page.close().close().line();
        }
        page.close().line();
    }

    private static void table(DataTable table, HtmlPage page) {
        page.open("div", "class", "scroll tall")
                .open("table", "class", "sortable")
                .open("thead")
                .open("tr");
        table.columns().forEach(column -> page.element("th", column, "scope", "col"));
        page.close().close().open("tbody");
        for (var row : table.rows()) {
            page.open("tr");
            row.forEach(value -> cell(value, page));
            page.close().line();
        }
        page.close().close().close();
    }

    private static void cell(@Nullable Object value, HtmlPage page) {
        switch (value) {
            case null -> page.element("td", "-", "class", "number", "data-value", "");
            case Number number ->
                page.element("td", rounded(number), "class", "number", "data-value", number.toString());
            default -> page.element("td", value.toString());
        }
    }

    /// Four digits say enough; CSV has all.
    private static String rounded(Number number) {
        double value = number.doubleValue();
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(
                Locale.ROOT, Math.abs(value) < 1 ? "%.4f" : Math.abs(value) < 100 ? "%.2f" : "%,.1f", value);
    }
}
