package dev.rlmworkbench.ui.control;

import java.util.Collections;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Shape;

/// Shares from 0 to 1 along a row, small enough for a table. Each line ends in the mark of its method.
public final class Sparkline extends Pane {

    private static final double EDGE = 5;

    private final double width;
    private final double height;

    public Sparkline(double width, double height) {
        this.width = width;
        this.height = height;
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
    }

    /// Values of any size, from the lowest at the bottom to the highest at the top.
    ///
    /// @param values at equal distances; of fewer than two nothing is drawn
    /// @param style  class of the line
    public void addScaled(List<Double> values, String style) {
        if (values.size() < 2) {
            return;
        }
        double low = Collections.min(values);
        double span = Math.max(Collections.max(values) - low, Double.MIN_NORMAL);
        var line = line(values.stream().map(value -> (value - low) / span).toList());
        line.getStyleClass().addAll("spark-line", style);
        getChildren().add(line);
    }

    private Polyline line(List<Double> values) {
        var line = new Polyline();
        for (int i = 0; i < values.size(); i++) {
            double x = values.size() == 1 ? width / 2 : EDGE + i * (width - 2 * EDGE) / (values.size() - 1);
            line.getPoints().addAll(x, EDGE + (1 - values.get(i)) * (height - 2 * EDGE));
        }
        return line;
    }

    /// @param method as in results
    /// @param values 0 to 1, at equal distances; one alone is a mark without a line
    public void add(String method, List<Double> values) {
        if (values.isEmpty()) {
            return;
        }
        var line = line(values);
        line.getStyleClass().addAll("spark-line", MethodMark.styleClass(method));
        Shape mark = MethodMark.of(method);
        mark.setScaleX(0.7);
        mark.setScaleY(0.7);
        int last = line.getPoints().size();
        double half = mark.getLayoutBounds().getWidth() / 2;
        boolean square = mark instanceof javafx.scene.shape.Rectangle;
        mark.setLayoutX(line.getPoints().get(last - 2) - (square ? half : 0));
        mark.setLayoutY(line.getPoints().get(last - 1) - (square ? half : 0));
        getChildren().addAll(line, mark);
    }
}
