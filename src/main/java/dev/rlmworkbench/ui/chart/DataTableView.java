package dev.rlmworkbench.ui.chart;

import dev.rlmworkbench.report.figure.DataTable;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// A figure's values, as they stand in its CSV.
final class DataTableView extends TableView<List<@Nullable Object>> {

    DataTableView() {
        getStyleClass().add("result-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setFixedCellSize(24);
    }

    void show(DataTable table) {
        var names = getColumns().stream().map(TableColumn::getText).toList();
        if (!names.equals(table.columns())) {
            getColumns().clear();
            for (int i = 0; i < table.columns().size(); i++) {
                getColumns().add(column(table, i));
            }
        }
        getItems().setAll(table.rows());
    }

    private static TableColumn<List<@Nullable Object>, @Nullable Object> column(DataTable table, int index) {
        var column = new TableColumn<List<@Nullable Object>, @Nullable Object>(
                table.columns().get(index));
        boolean numbers = table.rows().stream()
                .map(row -> row.get(index))
                .allMatch(value -> value == null || value instanceof Number);
        var styleClass = numbers ? "number-cell" : "word-cell";
        column.getStyleClass().add(styleClass);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().get(index)));
        column.setCellFactory(_ -> new TableCell<>() {
            {
                getStyleClass().add(styleClass);
            }

            @Override
            protected void updateItem(@Nullable Object value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty ? null : words(value));
            }
        });
        return column;
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> String.format(Locale.ROOT, "%,.0f", number);
            case Double number -> String.format(Locale.ROOT, Math.abs(number) < 10 ? "%.3f" : "%,.1f", number);
            case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
            default -> value.toString();
        };
    }
}
