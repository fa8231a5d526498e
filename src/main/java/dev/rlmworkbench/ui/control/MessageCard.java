package dev.rlmworkbench.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What happened, which value, what to do; with the actions that help.
public final class MessageCard extends HBox {

    public enum Kind {
        INFO(Feather.INFO, "accent-icon"),
        SUCCESS(Feather.CHECK_CIRCLE, "right-icon"),
        WARNING(Feather.ALERT_TRIANGLE, "warn-icon"),
        ERROR(Feather.X_CIRCLE, "wrong-icon");

        private final Feather icon;
        private final String colour;

        Kind(Feather icon, String colour) {
            this.icon = icon;
            this.colour = colour;
        }
    }

    public MessageCard(Kind kind, String title, String sentence, Node... actions) {
        getStyleClass().add("message-card");
        var heading = new Label(VisibleText.ofLabel(title).text());
        heading.getStyleClass().add("strong");
        heading.setWrapText(true);
        var words = new Label(VisibleText.ofLabel(begun(sentence)).text());
        words.getStyleClass().add("secondary");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var text = new VBox(4, heading, words);
        if (actions.length > 0) {
            var row = new HBox(4, actions);
            row.setStyle("-fx-padding: 4 0 0 0");
            text.getChildren().add(row);
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(Icons.of(kind.icon, "icon-18", kind.colour), text);
    }

    /// The engine's sentences go on behind the name of a program; here they stand alone. A name that they begin with
    /// stays as it is.
    private static String begun(String sentence) {
        return !sentence.matches("(?s)[a-z]+[ ,].*")
                ? sentence
                : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
