package dev.rlmworkbench.ui.control;

import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A share from 0 to 1 as a bar in a method's colour.
public final class ShareBar extends StackPane {

    public ShareBar(String method, double share, double width) {
        getStyleClass().add("share-bar");
        setMinSize(width, 6);
        setMaxSize(width, 6);
        var filled = new Region();
        filled.getStyleClass().addAll("share-fill", MethodMark.styleClass(method));
        filled.setMinWidth(share * width);
        filled.setMaxWidth(share * width);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().add(filled);
    }
}
