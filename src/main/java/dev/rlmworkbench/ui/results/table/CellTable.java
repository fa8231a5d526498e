package dev.rlmworkbench.ui.results.table;

import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.results.loaded.CellLine;
import dev.rlmworkbench.ui.results.loaded.KeyFigures;
import dev.rlmworkbench.ui.results.loaded.SeriesNames;
import dev.rlmworkbench.ui.results.loaded.ShownResults;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// By length and method: accuracy with its interval, cost, and who is better where a test shows it.
public final class CellTable extends TableView<CellLine> {

    /// Of columns that stand there only when somebody asks for them.
    public static final List<String> HIDDEN_AT_FIRST = List.of("p95", "turns", "cut", "errors");

    private static final String NONE = "–";
    private static final double ROW = 24;

    /// Of accuracies in words: so that the marks of all rows begin below each other.
    private static final double ACCURACY_WORDS = 46;

    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first-of-length");

    private SeriesNames names = new SeriesNames(false);

    /// @param chosen told which results a row stands for when it is double-clicked, or Enter pressed
    public CellTable(Consumer<CellKey> chosen) {
        setId("results-cells");
        getStyleClass().add("result-table");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setRowFactory(_ -> row(chosen));
        setOnKeyPressed(key -> {
            var line = getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && line != null) {
                chosen.accept(key(line));
            }
        });
        getColumns()
                .addAll(List.of(
                        ResultColumn.drawn("length", "Length", 64, CellTable::length),
                        ResultColumn.drawn("method", "Method", 116, this::method),
                        ResultColumn.drawn("accuracy", "Accuracy", 150, CellTable::accuracy),
                        ResultColumn.number(
                                "n",
                                "n",
                                48,
                                line -> "%,d".formatted(line.cell().n())),
                        ResultColumn.number("interval", "95 % interval", 108, CellTable::interval),
                        ResultColumn.number(
                                "p50",
                                "Median s",
                                74,
                                line -> seconds(line, line.cell().latencyP50S())),
                        ResultColumn.number(
                                "p95",
                                "95 % within s",
                                98,
                                line -> seconds(line, line.cell().latencyP95S())),
                        ResultColumn.number("tokens", "Tokens", 68, CellTable::tokens),
                        ResultColumn.number("sub-calls", "Sub-calls", 76, CellTable::subCalls),
                        ResultColumn.number(
                                "turns",
                                "Turns",
                                60,
                                line -> mean(line, line.cell().turnsMean())),
                        ResultColumn.number(
                                "cut",
                                "Cut",
                                56,
                                line -> "%,d".formatted(line.cell().truncated())),
                        ResultColumn.number(
                                "errors",
                                "Errors",
                                62,
                                line -> "%,d".formatted(line.cell().errors())),
                        ResultColumn.drawn("winner", "Winner", 164, this::winner)));
        for (TableColumn<CellLine, ?> column : getColumns()) {
            column.setSortable(false);
            column.setVisible(!HIDDEN_AT_FIRST.contains(column.getId()));
        }
    }

    public void show(ShownResults results) {
        names = SeriesNames.of(results.part());
        getItems().setAll(results.cells());
    }

    private TableRow<CellLine> row(Consumer<CellKey> chosen) {
        var row = new TableRow<CellLine>() {
            @Override
            protected void updateItem(@Nullable CellLine line, boolean empty) {
                super.updateItem(line, empty);
                pseudoClassStateChanged(FIRST, !empty && line != null && line.firstOfLength());
            }
        };
        row.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && row.getItem() != null) {
                chosen.accept(key(row.getItem()));
            }
        });
        return row;
    }

    private static CellKey key(CellLine line) {
        return new CellKey(null, line.cell().series(), line.cell().length(), null, null);
    }

    private static @Nullable Node length(CellLine line) {
        if (!line.firstOfLength()) {
            return null;
        }
        var length = line.cell().length();
        var label = new Label(length == null ? "All" : length.shortName());
        label.getStyleClass().addAll("strong", "table-words");
        return label;
    }

    private Node method(CellLine line) {
        var series = line.cell().series();
        var label = new Label(names.of(series), MethodMark.of(series.method()));
        label.setGraphicTextGap(8);
        label.getStyleClass().add("table-words");
        label.setTooltip(new Tooltip(names.of(series)));
        return label;
    }

    private static Node accuracy(CellLine line) {
        var cell = line.cell();
        if (line.allRefused()) {
            var refused = new Label("refused", Icons.of(Feather.SLASH, "icon-12", "warn-icon"));
            refused.getStyleClass().addAll("warn-words", "table-words");
            refused.setMinWidth(USE_PREF_SIZE);
            var why = new Label("%,d of %,d do not fit, count as wrong".formatted(line.refused(), cell.n()));
            why.getStyleClass().add("caption");
            why.setTooltip(new Tooltip(why.getText()));
            return centred(refused, why);
        }
        if (cell.n() == 0) {
            var none = new Label(NONE);
            none.getStyleClass().add("mono");
            return centred(none);
        }
        var number = new Label(TextNumbers.percent(cell.accuracy()));
        number.getStyleClass().addAll("mono", "accuracy-number");
        number.setMinWidth(ACCURACY_WORDS);
        var mark = new IntervalMark(cell.series().method(), cell.accuracy(), cell.interval());
        HBox.setHgrow(mark, Priority.ALWAYS);
        var box = centred(number, mark);
        Tooltip.install(
                box,
                new Tooltip("%,d of %,d right, 95 %% interval %s%s"
                        .formatted(
                                cell.correct(),
                                cell.n(),
                                KeyFigures.range(cell.interval()),
                                line.refused() == 0 ? "" : "; %,d refused count as wrong".formatted(line.refused()))));
        return box;
    }

    private static HBox centred(Node... parts) {
        var box = new HBox(8, parts);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static String interval(CellLine line) {
        return line.cell().n() == 0 || line.allRefused()
                ? NONE
                : KeyFigures.range(line.cell().interval());
    }

    private static String seconds(CellLine line, @Nullable Double seconds) {
        return seconds == null || line.allRefused() ? NONE : TextNumbers.seconds(seconds);
    }

    private static String mean(CellLine line, double mean) {
        return line.cell().n() == 0 || line.allRefused() ? NONE : TextNumbers.tenths(mean);
    }

    private static String tokens(CellLine line) {
        var mean = line.cell().tokensMean();
        return mean == null || line.allRefused() ? NONE : TextNumbers.count(mean);
    }

    private static String subCalls(CellLine line) {
        double mean = line.cell().subCallsMean();
        return mean == 0 ? NONE : String.format(Locale.ROOT, mean < 9.95 ? "%.1f" : "%,.0f", mean);
    }

    /// Never that two are equal: a test can only fail to tell them apart.
    private @Nullable Node winner(CellLine line) {
        var comparison = line.comparison();
        if (comparison == null) {
            return null;
        }
        var test = comparison.test();
        if (test.pairs() == 0) {
            return quiet("no pairs", "No task was answered by both");
        }
        var p = TextNumbers.pValue(comparison.holmP()).replace("= ", "");
        var pairs = "exact McNemar against %s over %,d pairs, %s, with Holm's correction for %,d tests %s"
                .formatted(
                        names.of(comparison.first()),
                        test.pairs(),
                        TextNumbers.pValue(test.pValue()),
                        comparison.holmTests(),
                        TextNumbers.pValue(comparison.holmP()));
        var winner = comparison.winner();
        if (winner == null) {
            return quiet("none shown, " + p, "No difference shown: " + pairs);
        }
        var label =
                new Label("%s, %s".formatted(MethodMark.name(winner.method()), p), Icons.of(Feather.AWARD, "icon-14"));
        label.getStyleClass().addAll("strong", "table-words", "winner", MethodMark.styleClass(winner.method()));
        label.setTooltip(new Tooltip("%s is better: %s".formatted(names.of(winner), pairs)));
        return label;
    }

    private static Label quiet(String words, String why) {
        var label = new Label(words);
        label.getStyleClass().addAll("small");
        label.setTooltip(new Tooltip(why));
        return label;
    }
}
