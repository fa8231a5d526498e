package dev.rlmworkbench.ui.control;

import dev.rlmworkbench.display.MethodName;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/// The mark of a method, as in charts: RLM is always a blue circle, vanilla a vermillion square.
public final class MethodMark {

    private MethodMark() {}

    /// @param method as in results: `vanilla`, `rlm`, `rlm_no_subcalls`, ...
    public static Shape of(String method) {
        Shape shape =
                switch (method) {
                    case "rlm" -> new Circle(4.5);
                    case "rlm_no_subcalls" -> new Polygon(0, 0, 9, 0, 4.5, 8.5);
                    case "retrieve" -> new Polygon(0, 8.5, 9, 8.5, 4.5, 0);
                    case "map_reduce" -> new Polygon(5, 0, 10, 5, 5, 10, 0, 5);
                    default -> method.startsWith("rlm") ? new Circle(4.5) : new Rectangle(8, 8);
                };
        shape.getStyleClass().addAll("method-mark", styleClass(method), method.replace('_', '-') + "-mark");
        return shape;
    }

    /// Mark and name.
    public static Label labelled(String method) {
        var label = new Label(name(method), of(method));
        label.getStyleClass().add("strong");
        return label;
    }

    public static String name(String method) {
        return MethodName.of(method);
    }

    /// `rlm`, `vanilla` or `other`, for colours of one's own.
    public static String styleClass(String method) {
        return method.startsWith("rlm") ? "rlm" : method.equals("vanilla") ? "vanilla" : "other";
    }
}
