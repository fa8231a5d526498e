package dev.rlmworkbench.ui.results.table;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Columns of words, of numbers and of drawn things.
final class ResultColumn {

    private static final String WORDS = "word-cell";

    private ResultColumn() {}

    /// @param id    remembered for columns that are hidden
    /// @param width the least that it needs, in pixels; all columns grow together
    static <R> TableColumn<R, R> drawn(String id, String title, double width, Function<R, @Nullable Node> cell) {
        var column = new TableColumn<R, R>(title);
        column.setId(id);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setReorderable(true);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable R row, boolean empty) {
                super.updateItem(row, empty);
                setText(null);
                setGraphic(empty || row == null ? null : cell.apply(row));
            }
        });
        return column;
    }

    /// Names and the like, which may be cut where a tooltip tells the rest.
    static <R> TableColumn<R, R> words(String id, String title, double width, Function<R, String> words) {
        return text(id, title, width, words, WORDS);
    }

    /// At the right edge, so that digits stand below each other.
    static <R> TableColumn<R, R> number(String id, String title, double width, Function<R, String> words) {
        return text(id, title, width, words, "number-cell");
    }

    private static <R> TableColumn<R, R> text(
            String id, String title, double width, Function<R, String> words, String styleClass) {
        var column = ResultColumn.<R>drawn(id, title, width, _ -> null);
        column.getStyleClass().add(styleClass);
        column.setCellFactory(_ -> new TableCell<>() {
            {
                getStyleClass().add(styleClass);
            }

            @Override
            protected void updateItem(@Nullable R row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : words.apply(row));
                setTooltip(styleClass.equals(WORDS) && getText() != null ? new Tooltip(getText()) : null);
            }
        });
        return column;
    }
}
