package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CutText;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;

/// What the samples are about, and which of them are kept for validation.
final class PartsCard extends Card {

    private static final double ROW = 24;
    private static final int MAX_ROWS = 6;

    PartsCard(List<SamplePart> parts) {
        var table = new TableView<SamplePart>();
        table.setId("data-parts");
        table.getStyleClass().add("data-figures");
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("Family and length", 200, SamplePart::name, "words"));
        table.getColumns().add(column("Learn", 70, row -> "%,d".formatted(row.learned()), "figure"));
        table.getColumns()
                .add(column(
                        "Validate",
                        80,
                        row -> row.validate() == 0 ? "\u2013" : "%,d".formatted(row.validate()),
                        "figure"));
        table.getItems().setAll(parts);
        double height = Math.clamp(parts.size(), 2, MAX_ROWS) * ROW + 34;
        table.setPrefHeight(height);
        table.setMinHeight(height);
        var words = new Label("Validation has whole texts: none of them is asked about in what is learned.");
        words.getStyleClass().add("caption");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(Card.titled("Parts").getChildren().getFirst(), table, words);
    }

    private static TableColumn<SamplePart, String> column(
            String title, double width, Function<SamplePart, String> value, String styleClass) {
        var column = new TableColumn<SamplePart, String>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setCellFactory(_ -> CutText.of(new TextFieldTableCell<>()));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 70));
        column.getStyleClass().add(styleClass);
        return column;
    }
}
