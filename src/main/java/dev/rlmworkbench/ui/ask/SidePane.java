package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ui.control.Buttons;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The column that holds what was opened: a document at its place, or the steps of an answer.
final class SidePane extends VBox {

    private Runnable atClose = () -> {};

    SidePane() {
        getStyleClass().addAll("card", "ask-side");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// @param closed called once when something else takes its place or it is closed
    void show(String title, String below, Node content, Runnable closed) {
        atClose.run();
        atClose = closed;
        var heading = new Label(title);
        heading.getStyleClass().add("heading");
        heading.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var small = new Label(below);
        small.getStyleClass().add("small");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var close = Buttons.icon(Feather.X, "Close", this::close);
        close.setId("ask-side-close");
        var header = new HBox(8, new VBox(heading, small), space, close);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(header, content);
        setVisible(true);
    }

    void close() {
        atClose.run();
        atClose = () -> {};
        getChildren().clear();
        setVisible(false);
    }
}
