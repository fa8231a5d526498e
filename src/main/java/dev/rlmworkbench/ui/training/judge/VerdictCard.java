package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.display.MethodName;
import dev.rlmworkbench.experiment.summary.SeriesAtLength;
import dev.rlmworkbench.experiment.summary.SeriesComparison;
import dev.rlmworkbench.experiment.summary.SummarySentences;
import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.training.evaluation.Verdict;
import dev.rlmworkbench.ui.chart.ChartDesk;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.ShareBar;
import dev.rlmworkbench.ui.results.chart.FigureShelf;
import dev.rlmworkbench.ui.results.chart.ShelfCard;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What came out: base and trained model by each method, what the paired tests say of it, and a chart.
final class VerdictCard extends Card {

    private static final String FIRST_CHART = "accuracy_by_context";
    private static final double CHART = 250;
    private static final double BAR = 64;

    private final ScreenContext context;
    private final EvaluateViewModel model;
    private final VBox words = new VBox(8);
    private final FigureShelf shelf;
    private final ShelfCard chart;
    private final Button open;
    private @Nullable Verdict shown;

    VerdictCard(ScreenContext context, EvaluateViewModel model) {
        this.context = context;
        this.model = model;
        setId("verdict-card");
        getStyleClass().add("judge-card");
        open = Buttons.normal("Open in Results", Feather.BAR_CHART_2, this::openResults);
        open.setId("evaluate-results");
        open.getStyleClass().add("compact");
        shelf = new FigureShelf(
                context.background(), failure -> context.errors().failed("A chart cannot be made", failure));
        var charts = new ChartDesk(context, "training-export-folder");
        chart = new ShelfCard(
                charts, "verdict-chart", shelf, FIRST_CHART, 0, wishes(charts, figure -> enlarge(charts, figure)));
        chart.getStyleClass().remove("card");
        chart.setMinHeight(CHART);
        chart.setPrefHeight(CHART);
        chart.setMaxHeight(CHART);
        getChildren().addAll(new SectionHeader("Did training help?", open), words, chart);
        model.verdict().subscribe(this::show);
    }

    private ShelfCard.Wishes wishes(ChartDesk charts, @Nullable Consumer<Figure> enlarge) {
        return new ShelfCard.Wishes(
                _ -> Set.of(),
                _ -> openResults(),
                figure -> charts.export(model.runName(), figure, shelf.figures()),
                enlarge);
    }

    private void enlarge(ChartDesk charts, Figure figure) {
        charts.enlarge(
                new ShelfCard(charts, "verdict-large", shelf, figure.text().id(), 0, wishes(charts, null)),
                (Region) getScene().getRoot());
    }

    private void openResults() {
        model.results().ifPresent(file -> context.navigator().open(new ScreenRequest.OpenResults(List.of(file))));
    }

    private void show(@Nullable Verdict verdict) {
        boolean any = verdict != null;
        open.setVisible(any);
        chart.setVisible(any);
        chart.setManaged(any);
        if (verdict == null) {
            shown = null;
            shelf.show(null, List.of());
            words.getChildren()
                    .setAll(sentence(
                            "Nothing was answered yet. Start an evaluation: base and trained model get the same tasks,"
                                    + " and the paired tests say whether the difference is more than chance."));
            return;
        }
        if (shown == null || !shown.part().totals().equals(verdict.part().totals())) {
            shown = verdict;
            words.getChildren().setAll(table(verdict));
            verdict.comparison()
                    .sentences("the base", "the trained model", MethodName::of)
                    .forEach(each -> words.getChildren().add(sentence(each)));
            shelf.show(verdict.part(), List.of(FIRST_CHART));
        }
    }

    private static Label sentence(String text) {
        var label = new Label(Character.toUpperCase(text.charAt(0)) + text.substring(1));
        label.getStyleClass().add("secondary");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node table(Verdict verdict) {
        var grid = new GridPane();
        grid.setId("verdict-table");
        grid.setHgap(12);
        grid.setVgap(10);
        for (int i = 0; i < 4; i++) {
            var column = new ColumnConstraints();
            column.setHgrow(i == 0 ? Priority.NEVER : Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
        }
        grid.addRow(0, new Label(), head("Base"), head("Trained"), head("Difference"));
        int row = 1;
        for (var method : verdict.methods()) {
            grid.addRow(
                    row++,
                    methodName(method.method()),
                    accuracy(method.method(), method.first()),
                    accuracy(method.method(), method.second()),
                    difference(method.test()));
        }
        return grid;
    }

    private static Label methodName(String method) {
        var label = MethodMark.labelled(method);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label head(String text) {
        var label = new Label(text);
        label.getStyleClass().add("small");
        return label;
    }

    private static Label caption(String text) {
        var label = new Label(text);
        label.getStyleClass().add("caption");
        return label;
    }

    private static Node accuracy(String method, @Nullable SeriesAtLength cell) {
        if (cell == null || cell.n() == 0) {
            return caption(cell == null ? "not asked" : "no answer yet");
        }
        var percent = new Label(TextNumbers.percent(cell.accuracy()));
        percent.getStyleClass().addAll("mono", MethodMark.styleClass(method) + "-words");
        percent.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(6, percent, new ShareBar(method, cell.accuracy(), BAR));
        line.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(
                1,
                line,
                caption("%d of %d [%.0f-%.0f]"
                        .formatted(
                                cell.correct(),
                                cell.n(),
                                100 * cell.interval().low(),
                                100 * cell.interval().high())));
        if (cell.errors() > 0) {
            box.getChildren().add(caption(SummarySentences.withErrors(cell)));
        }
        Tooltip.install(box, new Tooltip(SummarySentences.accuracy(cell)));
        return box;
    }

    private static Node difference(@Nullable SeriesComparison test) {
        if (test == null || test.difference() == null || test.differenceInterval() == null) {
            return caption("no task that both answered");
        }
        var points = new Label("%s points [%s to %s]"
                .formatted(
                        TextNumbers.points(test.difference()),
                        TextNumbers.points(test.differenceInterval().low()),
                        TextNumbers.points(test.differenceInterval().high())));
        points.getStyleClass().add("mono");
        var p = caption(TextNumbers.pValue(test.holmP()) + (test.holmTests() > 1 ? " (Holm)" : ""));
        return new VBox(3, points, chip(test), p);
    }

    private static Chip chip(SeriesComparison test) {
        if (test.winner() == null) {
            return new Chip("No difference shown", Feather.MINUS, Chip.Tone.NEUTRAL);
        }
        return test.winner().equals(test.second()) ? Chip.right("Better") : Chip.wrong("Worse");
    }
}
