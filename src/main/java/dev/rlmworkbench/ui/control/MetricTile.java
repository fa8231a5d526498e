package dev.rlmworkbench.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// One key figure with what it is above and a second line below.
public final class MetricTile extends VBox {

    private final Label value = new Label();
    private final Label below = new Label();

    public MetricTile(String name) {
        getStyleClass().add("metric-tile");
        var title = new Label(name);
        title.getStyleClass().add("small");
        value.getStyleClass().add("metric");
        below.getStyleClass().add("caption");
        below.setWrapText(true);
        getChildren().addAll(title, value, below);
    }

    /// @param figure with its unit; an en dash where nothing was measured
    /// @param detail empty for none
    public void show(String figure, String detail) {
        value.setText(figure);
        below.setText(detail);
    }

    public void bind(ObservableValue<String> figure) {
        value.textProperty().bind(figure);
    }
}
