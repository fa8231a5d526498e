package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.Segments;
import dev.rlmworkbench.ui.results.loaded.ComparedPair;
import dev.rlmworkbench.ui.results.loaded.LoadedRuns;
import dev.rlmworkbench.ui.results.loaded.OutcomeFilter;
import dev.rlmworkbench.ui.results.loaded.SeriesNames;
import dev.rlmworkbench.ui.results.loaded.ShownResults;
import dev.rlmworkbench.ui.results.loaded.TaskLine;
import dev.rlmworkbench.ui.results.table.CellTable;
import dev.rlmworkbench.ui.results.table.ColumnChooser;
import dev.rlmworkbench.ui.results.table.TaskDetails;
import dev.rlmworkbench.ui.results.table.TaskTable;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The table by length and method, and in its place the single tasks.
final class TablesCard extends Card {

    private static final String CELL_COLUMNS = "results-cell-columns";
    private static final String TASK_COLUMNS = "results-task-columns";

    /// On which what is chosen stands in one line.
    private static final double LINE = 700;

    private final ScreenContext context;
    private final ResultsViewModel model;
    private final ObjectProperty<Rows> rows = new SimpleObjectProperty<>(Rows.CELLS);
    private final CellTable cells;
    private final TaskTable tasks;
    private final TaskDetails details;
    private final SplitPane taskPane;
    private final StackPane outcomes = new StackPane();
    private final Button point = Buttons.ghost("", () -> {});
    private final Label count = new Label();
    private @Nullable Future<?> reading;

    /// After which the filters of outcomes are called.
    private @Nullable ComparedPair named;

    /// What the rows of the table are.
    enum Rows {
        CELLS,
        TASKS
    }

    TablesCard(ScreenContext context, ResultsViewModel model) {
        this.context = context;
        this.model = model;
        getStyleClass().add("table-card");
        cells = new CellTable(this::showTasksOf);
        tasks = new TaskTable(
                model.tasks().listed(), context.services().benchmarks()::title, model.tasks()::sort, this::openSteps);
        details = new TaskDetails(this::openSteps);
        taskPane = new SplitPane(tasks, details);
        taskPane.getStyleClass().add("clear-split");
        context.window().remember(taskPane, "results-task", 0.62);
        hideColumns();
        var body = new StackPane(cells, taskPane);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(), body);
        tasks.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> showTask(line));
        rows.addListener(_ -> showRows());
        model.tasks().outcome().addListener((_, _, outcome) -> {
            if (outcome != OutcomeFilter.ALL) {
                rows.set(Rows.TASKS);
            }
        });
        model.tasks().cell().addListener(_ -> showPoint());
        model.tasks().listed().addListener((javafx.beans.Observable _) -> showCount());
        model.tasks().busy().addListener(_ -> showCount());
        model.shown().addListener(_ -> show());
        showRows();
        showPoint();
    }

    private Region header() {
        var which = new Segments<>(
                "results-rows",
                Rows.class,
                each -> each == Rows.CELLS ? "By length and method" : "Tasks",
                rows,
                this::choose);
        count.getStyleClass().add("count");
        count.setId("results-task-count");
        point.setId("results-point");
        point.setGraphic(Icons.of(Feather.X, "icon-12"));
        point.getStyleClass().add("filter-chip");
        point.setOnAction(_ -> model.tasks().only((CellKey) null));
        var filter = Buttons.ghost("Filter", () -> {});
        filter.setId("results-filter-button");
        filter.setGraphic(Icons.of(Feather.FILTER, "icon-14"));
        filter.setOnAction(_ -> model.runs().ifPresent(runs -> openFilter(runs, filter)));
        model.filter()
                .addListener((_, _, now) ->
                        filter.setText(now.active() == 0 ? "Filter" : "Filter %d".formatted(now.active())));
        var columns = Buttons.ghost("Columns", () -> {});
        columns.setId("results-columns-button");
        columns.setGraphic(Icons.of(Feather.COLUMNS, "icon-14"));
        columns.setOnAction(_ -> chooseColumns(columns));
        for (var button : List.of(filter, columns)) {
            button.getStyleClass().add("compact");
            button.setMinWidth(USE_PREF_SIZE);
        }
        var left = new FlowPane(8, 8, which, count, outcomes, point);
        left.setPrefWrapLength(LINE);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        var header = new HBox(4, left, filter, columns);
        header.getStyleClass().add("table-header");
        header.setMinHeight(USE_PREF_SIZE);
        return header;
    }

    private void openFilter(LoadedRuns runs, Button button) {
        var popOver = new FilterPopOver(runs.facts(), model.filter().get(), model::filterBy);
        var results = model.shown().get();
        if (results != null) {
            popOver.withPairs(results.pairs(), model.pair().get(), SeriesNames.of(results.part()), model::compare);
        }
        popOver.show(button, context.services().benchmarks()::title);
    }

    private void choose(Rows wanted) {
        rows.set(wanted);
        if (wanted == Rows.CELLS) {
            // it is about all results, whatever was sought among the tasks
            model.tasks().only(OutcomeFilter.ALL);
            model.tasks().only((CellKey) null);
        }
    }

    /// Lists the tasks that a point of a chart, or a row of the table, stands for.
    void showTasksOf(CellKey cell) {
        model.tasks().only(cell);
        rows.set(Rows.TASKS);
    }

    void switchRows() {
        choose(rows.get() == Rows.CELLS ? Rows.TASKS : Rows.CELLS);
    }

    private void show() {
        var results = model.shown().get();
        if (results == null) {
            cells.getItems().clear();
            outcomes.getChildren().clear();
            details.clear();
            return;
        }
        cells.show(results);
        tasks.show(results);
        details.clear();
        showOutcomes(results);
        showCount();
    }

    private void showOutcomes(ShownResults results) {
        var pair = model.pair().get();
        if (pair == null) {
            outcomes.getChildren().clear();
            named = null;
        } else if (!pair.equals(named)) {
            named = pair;
            outcomes.getChildren().clear();
            outcomes.getChildren()
                    .add(new Segments<>(
                            "results-outcome",
                            OutcomeFilter.class,
                            outcome -> words(outcome, pair, SeriesNames.of(results.part())),
                            model.tasks().outcome(),
                            model.tasks()::only));
        }
    }

    private static String words(OutcomeFilter outcome, ComparedPair pair, SeriesNames names) {
        return switch (outcome) {
            case ALL -> "All";
            case ONLY_SECOND_RIGHT -> names.shortly(pair.second()) + " only right";
            case ONLY_FIRST_RIGHT -> names.shortly(pair.first()) + " only right";
            case BOTH_WRONG -> "Both wrong";
            case DIFFERENT -> "Different";
        };
    }

    private void showRows() {
        cells.setVisible(rows.get() == Rows.CELLS);
        taskPane.setVisible(rows.get() == Rows.TASKS);
    }

    private void showPoint() {
        var cell = model.tasks().cell().get();
        point.setVisible(cell != null);
        point.setManaged(cell != null);
        var results = model.shown().get();
        if (cell != null && results != null) {
            point.setText(words(cell, SeriesNames.of(results.part())));
        }
    }

    private static String words(CellKey cell, SeriesNames names) {
        var words = new ArrayList<String>();
        if (cell.series() != null) {
            words.add(names.of(cell.series()));
        }
        if (cell.length() != null) {
            words.add(cell.length().shortName());
        }
        if (cell.depthPercent() != null) {
            words.add("depth %d %%".formatted(cell.depthPercent()));
        }
        if (cell.kind() != null) {
            words.add(cell.kind());
        }
        return words.isEmpty() ? "All tasks" : String.join(", ", words);
    }

    private void showCount() {
        int some = model.tasks().listed().size();
        int all = model.tasks().count();
        count.setText(
                model.tasks().busy().get()
                        ? "searching"
                        : some == all ? "%,d".formatted(all) : "%,d of %,d".formatted(some, all));
    }

    private void showTask(@Nullable TaskLine line) {
        if (reading != null) {
            reading.cancel(true);
        }
        var results = model.shown().get();
        if (line == null || results == null) {
            details.clear();
            return;
        }
        reading = model.read(
                line,
                records -> details.show(line, records, results.series(), SeriesNames.of(results.part())),
                details::fail);
    }

    private void openSteps(ResultRow row) {
        model.steps(row, context.navigator()::open, why -> context.notices().warning("No steps to go through", why));
    }

    private TableView<?> table() {
        return rows.get() == Rows.CELLS ? cells : tasks;
    }

    private void chooseColumns(Button button) {
        var table = table();
        ColumnChooser.show(button, table, () -> {
            var hidden = table.getColumns().stream()
                    .filter(column -> !column.isVisible())
                    .map(TableColumn::getId)
                    .collect(Collectors.joining(","));
            context.window().choose(table == cells ? CELL_COLUMNS : TASK_COLUMNS, hidden);
            if (table == tasks) {
                tasks.hide(list(hidden));
            }
        });
    }

    private void hideColumns() {
        var hidden = list(context.window().chosen(CELL_COLUMNS, String.join(",", CellTable.HIDDEN_AT_FIRST)));
        cells.getColumns().forEach(column -> column.setVisible(!hidden.contains(column.getId())));
        tasks.hide(list(context.window().chosen(TASK_COLUMNS, "")));
    }

    private static List<String> list(String ids) {
        return Arrays.stream(ids.split(",")).filter(id -> !id.isEmpty()).toList();
    }
}
