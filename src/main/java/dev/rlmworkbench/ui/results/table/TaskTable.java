package dev.rlmworkbench.ui.results.table;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.results.loaded.SeriesNames;
import dev.rlmworkbench.ui.results.loaded.ShownResults;
import dev.rlmworkbench.ui.results.loaded.TaskLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One row a task, one column for each series with how it came out.
public final class TaskTable extends TableView<TaskLine> {

    private static final double ROW = 26;

    /// More series get columns that stand there only when somebody asks for them.
    private static final int MAX_SHOWN = 6;

    private static final String NONE = "–";

    private final UnaryOperator<String> familyTitle;
    private final Consumer<ResultRow> steps;
    private List<Series> series = List.of();
    private List<String> hidden = List.of();

    /// @param tasks       that are listed; the table never sorts them itself, as there can be a million
    /// @param familyTitle of a task type
    /// @param sorted      told the order that somebody asked for, null for the usual one
    /// @param steps       told whose steps somebody wants to see
    public TaskTable(
            ObservableList<TaskLine> tasks,
            UnaryOperator<String> familyTitle,
            Consumer<@Nullable Comparator<TaskLine>> sorted,
            Consumer<ResultRow> steps) {
        super(tasks);
        this.familyTitle = familyTitle;
        this.steps = steps;
        setId("results-tasks");
        getStyleClass().add("result-table");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setPlaceholder(new Label("No task comes out like that"));
        setSortPolicy(_ -> {
            sorted.accept(order());
            return true;
        });
        setOnKeyPressed(key -> {
            var line = getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && line != null) {
                steps.accept(line.results().reversed().stream()
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow());
            }
        });
    }

    /// Other results have other series, and so other columns.
    public void show(ShownResults results) {
        boolean severalFamilies = results.facts().families().size() > 1;
        boolean kinds = !results.facts().kinds().isEmpty();
        boolean depths = results.facts().depths();
        series = results.series();
        var names = SeriesNames.of(results.part());
        var columns = new ArrayList<TableColumn<TaskLine, ?>>();
        if (severalFamilies) {
            columns.add(sorted(
                    ResultColumn.words(
                            "family",
                            "Family",
                            110,
                            line -> familyTitle.apply(line.task().type())),
                    Comparator.comparing(line -> line.task().type())));
        }
        if (kinds) {
            columns.add(sorted(
                    ResultColumn.words(
                            "kind",
                            "Kind",
                            104,
                            line -> Objects.requireNonNullElse(line.task().kind(), NONE)),
                    Comparator.comparing(
                            line -> line.task().kind(), Comparator.nullsFirst(Comparator.naturalOrder()))));
        }
        columns.add(sorted(
                ResultColumn.number(
                        "length", "Length", 64, line -> line.task().length().shortName()),
                Comparator.comparing(line -> line.task().length())));
        if (depths) {
            columns.add(sorted(
                    ResultColumn.number("depth", "Depth", 62, TaskTable::depth),
                    Comparator.comparing(
                            line -> line.task().depthPercent(), Comparator.nullsFirst(Comparator.naturalOrder()))));
        }
        columns.add(sorted(
                ResultColumn.words(
                        "seed", "Seed", 64, line -> Long.toString(line.task().seed())),
                Comparator.comparingLong(line -> line.task().seed())));
        for (int i = series.size() - 1; i >= 0; i--) {
            var column = outcome(i, names.of(series.get(i)));
            column.setVisible(series.size() - i <= MAX_SHOWN);
            columns.add(column);
        }
        columns.forEach(column -> column.setVisible(column.isVisible() && !hidden.contains(column.getId())));
        getSortOrder().clear();
        getColumns().setAll(columns);
    }

    /// Ids of columns that are not to be shown, also with other results.
    public void hide(List<String> ids) {
        hidden = List.copyOf(ids);
    }

    private static TableColumn<TaskLine, TaskLine> sorted(
            TableColumn<TaskLine, TaskLine> column, Comparator<TaskLine> order) {
        column.setComparator(order);
        return column;
    }

    private TableColumn<TaskLine, TaskLine> outcome(int index, String name) {
        var column = ResultColumn.<TaskLine>drawn("series-" + name, name, 118, line -> outcome(line, index));
        var head = new Label(name, MethodMark.of(series.get(index).method()));
        head.setTooltip(new Tooltip(name));
        column.setText(null);
        column.setUserData(name);
        column.setGraphic(head);
        // the wrong ones come first, as they are what one looks for
        return sorted(
                column,
                Comparator.comparing(
                        (TaskLine line) -> line.results().get(index),
                        Comparator.nullsLast(Comparator.comparing((ResultRow row) -> row.isRight())
                                .thenComparing(ResultRow::kind)
                                .thenComparingDouble(ResultRow::seconds))));
    }

    private @Nullable Node outcome(TaskLine line, int index) {
        var row = line.results().get(index);
        if (row == null) {
            return null;
        }
        var outcome = OutcomeWords.of(row);
        var words = new Label(outcome.words(), Icons.of(outcome.icon(), "icon-12", outcome.colour() + "-icon"));
        words.getStyleClass().addAll("table-words", outcome.colour() + "-words");
        words.setGraphicTextGap(5);
        words.setMinWidth(Region.USE_PREF_SIZE);
        var seconds = new Label(outcome == OutcomeWords.REFUSED ? "" : TextNumbers.seconds(row.seconds()) + " s");
        seconds.getStyleClass().addAll("mono", "quiet-number");
        seconds.setMinWidth(0);
        seconds.setTooltip(new Tooltip(seconds.getText()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var box = new HBox(6, words, space, seconds);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                steps.accept(row);
            }
        });
        return box;
    }

    private static String depth(TaskLine line) {
        var depth = line.task().depthPercent();
        return depth == null ? NONE : depth + " %";
    }

    private @Nullable Comparator<TaskLine> order() {
        Comparator<TaskLine> order = null;
        for (var column : getSortOrder()) {
            @SuppressWarnings("unchecked")
            var one = (Comparator<TaskLine>) column.getComparator();
            var directed = column.getSortType() == TableColumn.SortType.ASCENDING ? one : one.reversed();
            order = order == null ? directed : order.thenComparing(directed);
        }
        return order;
    }
}
