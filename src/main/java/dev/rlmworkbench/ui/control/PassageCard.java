package dev.rlmworkbench.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/// A passage of a document that an answer rests on, with the words that matter highlighted.
public final class PassageCard extends VBox {

    /// Characters `start` (inclusive) to `end` (exclusive) of the passage's text.
    public record Span(int start, int end) {}

    /// @param number     as in the answer, from 1
    /// @param source     file name
    /// @param place      such as `Line 42`, `Page 3`
    /// @param highlights in order, without overlap
    /// @param open       shows the document at the place
    public PassageCard(int number, String source, String place, String text, List<Span> highlights, Runnable open) {
        getStyleClass().add("passage-card");
        getChildren().addAll(header(number, source, place, open), new TextFlow(parts(text, highlights)));
    }

    private static HBox header(int number, String source, String place, Runnable open) {
        var badge = new Label(Integer.toString(number));
        badge.getStyleClass().add("passage-number");
        var name = new Label(source);
        name.getStyleClass().add("strong");
        name.setMinWidth(40);
        var where = new Label(place);
        where.getStyleClass().add("small");
        where.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var button = Buttons.normal("Open", Feather.EXTERNAL_LINK, open);
        button.getStyleClass().addAll("ghost", "compact");
        button.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, badge, name, where, space, button);
        row.setStyle("-fx-alignment: center-left");
        return row;
    }

    /// In lines that can be laid out, whatever the script.
    private static Text[] parts(String text, List<Span> highlights) {
        var parts = new ArrayList<Text>();
        var visible = VisibleText.ofLabel(text);
        for (var line : visible.lines()) {
            if (!parts.isEmpty()) {
                parts.add(part("\n", "passage-text"));
            }
            if (line.hidden()) {
                parts.add(part(visible.shown(line), "passage-text"));
                continue;
            }
            int at = line.from();
            for (var span : highlights) {
                int start = Math.clamp(span.start(), at, line.to());
                int end = Math.clamp(span.end(), start, line.to());
                parts.add(part(text.substring(at, start), "passage-text"));
                parts.add(part(text.substring(start, end), "passage-highlight"));
                at = end;
            }
            parts.add(part(text.substring(at, line.to()), "passage-text"));
        }
        parts.removeIf(part -> part.getText().isEmpty());
        return parts.toArray(Text[]::new);
    }

    private static Text part(String text, String styleClass) {
        var part = new Text(text);
        part.getStyleClass().add(styleClass);
        return part;
    }
}
