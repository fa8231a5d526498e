package dev.rlmworkbench.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;

/// What stands where nothing is yet: what would be here, how long it takes, and how to get it.
public final class EmptyState extends VBox {

    /// @param actions buttons, the most likely one first
    public EmptyState(Ikon icon, String heading, String sentence, Node... actions) {
        getStyleClass().add("empty-state");
        var tile = new StackPane(Icons.of(icon, "icon-18"));
        tile.getStyleClass().add("icon-tile");
        var title = new Label(heading);
        title.getStyleClass().add("heading");
        var words = new Label(sentence);
        words.getStyleClass().add("secondary");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMaxWidth(440);
        words.setAlignment(Pos.CENTER);
        getChildren().addAll(tile, title, words);
        if (actions.length > 0) {
            var row = new HBox(8, actions);
            row.setAlignment(Pos.CENTER);
            row.setStyle("-fx-padding: 8 0 0 0");
            getChildren().add(row);
        }
    }
}
