package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.ui.control.CutText;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A trajectory file with a box to choose it.
final class SourceCell extends ListCell<SourceFile> {

    private final CheckBox box = new CheckBox();
    private final Label name = CutText.of(new Label());
    private final Label counts = CutText.of(new Label());
    private final HBox row;
    private @Nullable SourceFile shown;

    SourceCell() {
        name.getStyleClass().add("strong");
        counts.getStyleClass().add("caption");
        name.setMinWidth(0);
        counts.setMinWidth(0);
        var words = new VBox(name, counts);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(10, box, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setPrefWidth(0);
        box.setOnAction(_ -> choose(box.isSelected()));
        words.setOnMouseClicked(_ -> choose(!box.isSelected()));
    }

    private void choose(boolean yes) {
        if (shown != null) {
            shown.chosen().set(yes);
        }
    }

    @Override
    protected void updateItem(@Nullable SourceFile source, boolean empty) {
        super.updateItem(source, empty);
        shown = empty ? null : source;
        setText(null);
        setGraphic(shown == null ? null : row);
        if (shown != null) {
            box.setId("data-source-" + shown.name());
            box.setSelected(shown.chosen().get());
            box.setAccessibleText(shown.name());
            name.setText(shown.name());
            counts.setText(shown.words());
        }
    }
}
