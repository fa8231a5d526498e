package dev.rlmworkbench.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Heading on the left, tools on the right.
public final class SectionHeader extends HBox {

    public SectionHeader(String heading, Node... tools) {
        getStyleClass().add("section-header");
        var label = new Label(heading);
        label.getStyleClass().add("heading");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(label, space);
        getChildren().addAll(tools);
    }

    /// A small figure right behind the heading.
    public SectionHeader withCount(Label count) {
        count.getStyleClass().add("count");
        getChildren().add(1, count);
        return this;
    }
}
