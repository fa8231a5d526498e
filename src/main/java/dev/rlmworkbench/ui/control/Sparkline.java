package dev.rlmworkbench.ui.control;

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

    /// @param method as in results
    /// @param values 0 to 1, at equal distances; one alone is a mark without a line
    public void add(String method, List<Double> values) {
        if (values.isEmpty()) {
            return;
        }
        var line = new Polyline();
        for (int i = 0; i < values.size(); i++) {
            double x = values.size() == 1 ? width / 2 : EDGE + i * (width - 2 * EDGE) / (values.size() - 1);
            line.getPoints().addAll(x, EDGE + (1 - values.get(i)) * (height - 2 * EDGE));
        }
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
