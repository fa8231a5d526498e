package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.SampleEntry;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CutText;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

    /// @param learned  samples to learn from
    /// @param validate samples kept for validation
    private record Row(String part, int learned, int validate) {}

    PartsCard(List<SampleEntry> entries) {
        var counts = new LinkedHashMap<String, int[]>();
        entries.stream()
                .sorted(Comparator.comparing(
                                (SampleEntry entry) -> entry.origin().family())
                        .thenComparing(entry -> String.valueOf(entry.origin().kind()))
                        .thenComparing(entry -> entry.origin().length()))
                .forEach(entry ->
                        counts.computeIfAbsent(entry.origin().part(), _ -> new int[2])[entry.validation() ? 1 : 0]++);
        var table = new TableView<Row>();
        table.setId("data-parts");
        table.getStyleClass().add("data-figures");
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("Family and length", 200, Row::part, "words"));
        table.getColumns().add(column("Learn", 70, row -> "%,d".formatted(row.learned()), "figure"));
        table.getColumns()
                .add(column(
                        "Validate",
                        80,
                        row -> row.validate() == 0 ? "\u2013" : "%,d".formatted(row.validate()),
                        "figure"));
        counts.forEach((part, both) -> table.getItems().add(new Row(part, both[0], both[1])));
        double height = Math.clamp(counts.size(), 2, MAX_ROWS) * ROW + 34;
        table.setPrefHeight(height);
        table.setMinHeight(height);
        var words = new Label("Validation has whole texts: none of them is asked about in what is learned.");
        words.getStyleClass().add("caption");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(Card.titled("Parts").getChildren().getFirst(), table, words);
    }

    private static TableColumn<Row, String> column(
            String title, double width, Function<Row, String> value, String styleClass) {
        var column = new TableColumn<Row, String>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setCellFactory(_ -> CutText.of(new TextFieldTableCell<>()));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 70));
        column.getStyleClass().add(styleClass);
        return column;
    }
}
