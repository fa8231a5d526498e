package dev.rlmworkbench.ui.results.table;

import dev.rlmworkbench.ui.control.PopOverBelow;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckListView;

/// Which columns of a table stand there.
public final class ColumnChooser {

    private static final double ROW = 28;
    private static final double WIDTH = 220;

    private ColumnChooser() {}

    /// Below the button.
    ///
    /// @param changed told after each change
    public static void show(Node button, TableView<?> table, Runnable changed) {
        var list = new CheckListView<TableColumn<?, ?>>(FXCollections.observableArrayList(table.getColumns()));
        list.setId("results-columns");
        list.setFixedCellSize(ROW);
        list.setPrefSize(WIDTH, ROW * table.getColumns().size() + 2);
        list.setCellFactory(_ -> new CheckBoxListCell<>(list::getItemBooleanProperty, names()));
        table.getColumns().stream().filter(TableColumn::isVisible).forEach(list.getCheckModel()::check);
        list.getCheckModel().getCheckedItems().addListener((ListChangeListener<TableColumn<?, ?>>) _ -> {
            var wanted = List.copyOf(list.getCheckModel().getCheckedItems());
            if (!wanted.isEmpty()) {
                table.getColumns().forEach(column -> column.setVisible(wanted.contains(column)));
                changed.run();
            }
        });
        var popOver = new PopOverBelow(list, "results");
        popOver.show(button);
    }

    private static StringConverter<TableColumn<?, ?>> names() {
        return new StringConverter<>() {
            @Override
            public String toString(TableColumn<?, ?> column) {
                return column.getUserData() instanceof String name ? name : column.getText();
            }

            @Override
            public TableColumn<?, ?> fromString(String name) {
                throw new UnsupportedOperationException("columns are not typed");
            }
        };
    }
}
