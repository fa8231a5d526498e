package dev.rlmworkbench.ui.chart;

import dev.rlmworkbench.report.paint.Hits;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// What is shown over a chart's picture: crosshair, rings, the words on a point, and the part that a drag marks.
final class ChartOverlay extends Pane {

    private static final double AWAY = 14;
    private static final double MAX_WORDS = 300;
    private static final int MAX_RINGS = 200;

    ChartOverlay() {
        setMouseTransparent(true);
        getStyleClass().add("chart-overlay");
    }

    void clear() {
        getChildren().clear();
    }

    /// A point with its words.
    void point(Hits hits, Hits.Mark mark) {
        clear();
        cross(hits, mark);
        getChildren().addAll(ring(mark), words(mark));
    }

    /// What another chart points at.
    void echo(Hits hits, List<Hits.Mark> marks) {
        if (marks.size() == 1) {
            cross(hits, marks.getFirst());
        }
        marks.stream().limit(MAX_RINGS).forEach(mark -> getChildren().add(ring(mark)));
    }

    /// A place of the horizontal axis.
    void upright(Hits hits, double x) {
        var plot = hits.plot();
        if (x >= plot.x() && x <= plot.x() + plot.width()) {
            getChildren().add(line(x, plot.y(), x, plot.y() + plot.height()));
        }
    }

    /// From one corner to the other.
    void band(double x, double y, double otherX, double otherY) {
        clear();
        var band = new Region();
        band.getStyleClass().add("zoom-band");
        band.resizeRelocate(Math.min(x, otherX), Math.min(y, otherY), Math.abs(otherX - x), Math.abs(otherY - y));
        band.setManaged(false);
        getChildren().add(band);
    }

    private void cross(Hits hits, Hits.Mark mark) {
        var plot = hits.plot();
        var lines = new ArrayList<Node>();
        if (hits.x() != null) {
            lines.add(line(mark.centreX(), plot.y(), mark.centreX(), plot.y() + plot.height()));
        }
        if (hits.y() != null && hits.x() != null) {
            lines.add(line(plot.x(), mark.centreY(), plot.x() + plot.width(), mark.centreY()));
        }
        getChildren().addAll(lines);
    }

    private static Line line(double x, double y, double toX, double toY) {
        var line = new Line(x, y, toX, toY);
        line.getStyleClass().add("crosshair");
        line.setManaged(false);
        return line;
    }

    private static Region ring(Hits.Mark mark) {
        var ring = new Region();
        ring.getStyleClass().add("point-ring");
        ring.setManaged(false);
        ring.resizeRelocate(
                mark.box().x() - 2,
                mark.box().y() - 2,
                mark.box().width() + 4,
                mark.box().height() + 4);
        return ring;
    }

    private Node words(Hits.Mark mark) {
        var title = new Label(title(mark));
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        var card = new VBox(2, title);
        for (var fact : mark.point().facts()) {
            var line = new Label(fact);
            line.getStyleClass().add("small");
            line.setWrapText(true);
            card.getChildren().add(line);
        }
        card.getStyleClass().addAll("popover-surface", "point-words");
        card.setMaxWidth(MAX_WORDS);
        card.setManaged(false);
        getChildren().add(card);
        card.applyCss();
        double width = Math.min(MAX_WORDS, card.prefWidth(-1));
        double height = card.prefHeight(width);
        boolean right = mark.centreX() + AWAY + width <= getWidth();
        double x = right ? mark.centreX() + AWAY : mark.centreX() - AWAY - width;
        double y = Math.min(mark.centreY() + AWAY / 2, getHeight() - height);
        card.resizeRelocate(Math.max(0, x), Math.max(0, y), width, height);
        getChildren().remove(card);
        return card;
    }

    private static String title(Hits.Mark mark) {
        var cell = mark.point().cell();
        var words = new ArrayList<String>();
        words.add(mark.series());
        if (cell != null && cell.length() != null) {
            words.add(cell.length().toString());
        }
        if (cell != null && cell.depthPercent() != null) {
            words.add("depth %d %%".formatted(cell.depthPercent()));
        }
        if (cell != null && cell.kind() != null) {
            words.add(cell.kind());
        }
        return String.join(", ", words);
    }
}
