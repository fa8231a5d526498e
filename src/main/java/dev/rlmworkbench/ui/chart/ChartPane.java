package dev.rlmworkbench.ui.chart;

import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.ScatterFigure;
import dev.rlmworkbench.report.paint.FigureTheme;
import dev.rlmworkbench.report.paint.Hits;
import dev.rlmworkbench.report.paint.Zoom;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One figure: its picture, what the pointer or the arrow keys show on it, and zooming by a drag.
final class ChartPane extends Pane {

    private static final double REACH = 24;
    private static final double MIN_DRAG = 8;
    private static final Duration RESIZE_REST = Duration.millis(60);

    private final ChartPainter painter;
    private final ObservableValue<FigureTheme> theme;
    private final ChartPointer pointer;
    private final @Nullable Consumer<CellKey> chosen;
    private final ReadOnlyObjectWrapper<@Nullable Zoom> zoom = new ReadOnlyObjectWrapper<>();
    private final ImageView picture = new ImageView();
    private final ChartOverlay overlay = new ChartOverlay();
    private final PauseTransition resizeRest = new PauseTransition(RESIZE_REST);
    private final Set<String> hidden = new LinkedHashSet<>();
    private final Subscription hearing;
    private @Nullable Figure figure;
    private @Nullable Hits hits;
    private @Nullable String lastShown;
    private @Nullable MouseEvent pressed;
    private @Nullable MouseEvent hovered;
    private boolean dragged;
    private int marked = -1;

    /// @param theme   in which it is drawn
    /// @param pointer what the pointer is at, in whichever chart; shared by all
    /// @param chosen  told when somebody clicks a point that stands for results; null where points stand for none,
    ///                and the pointer is at a place of the horizontal axis
    ChartPane(
            ChartPainter painter,
            ObservableValue<FigureTheme> theme,
            ChartPointer pointer,
            @Nullable Consumer<CellKey> chosen) {
        this.painter = painter;
        this.theme = theme;
        this.pointer = pointer;
        this.chosen = chosen;
        getStyleClass().add("chart-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        picture.setPreserveRatio(false);
        getChildren().addAll(picture, overlay);
        resizeRest.setOnFinished(_ -> paint());
        hearing = theme.subscribe(this::paint)
                .and(pointer.cell().subscribe(this::showPointed))
                .and(pointer.place().subscribe(this::showPointed));
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> leave());
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnKeyPressed(this::key);
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                leave();
            }
        });
    }

    /// It is drawn no more; what all charts share would hold it else.
    void close() {
        hearing.unsubscribe();
        painter.cancel();
    }

    /// Nothing is zoomed; which series are hidden stays as it is with other values of the same figure.
    ///
    /// @param hiddenAtFirst names of series that are drawn only when somebody asks for them
    void show(@Nullable Figure other, Set<String> hiddenAtFirst) {
        var before = lastShown;
        if (other != null && !other.text().id().equals(before)) {
            lastShown = other.text().id();
            hidden.clear();
            hidden.addAll(hiddenAtFirst);
        }
        figure = other;
        zoom.set(null);
        hits = null;
        marked = -1;
        overlay.clear();
        if (other == null) {
            painter.cancel();
            picture.setImage(null);
        } else {
            setAccessibleText(other.text().title());
            paint();
        }
    }

    /// The same figure with newer values: what is zoomed, hidden and pointed at stays, and the picture until the
    /// new one is drawn.
    void renew(Figure newer) {
        if (figure == null || !newer.text().id().equals(lastShown)) {
            show(newer, Set.of());
        } else {
            figure = newer;
            var wish = wish(scale());
            if (wish != null) {
                painter.drawNext(wish, this::put);
            }
        }
    }

    /// The part that is looked at, null for all of it.
    ReadOnlyObjectProperty<@Nullable Zoom> zoom() {
        return zoom.getReadOnlyProperty();
    }

    /// Names of the series, in their order.
    List<String> series() {
        return switch (figure) {
            case null -> List.of();
            case LineFigure lines ->
                lines.lines().stream().map(LineFigure.Line::name).distinct().toList();
            case BarFigure bars ->
                bars.groups().stream().map(BarFigure.Bars::name).distinct().toList();
            case HeatMapFigure map ->
                map.panels().stream().map(HeatMapFigure.Panel::name).distinct().toList();
            case ScatterFigure spots ->
                spots.spots().stream().map(ScatterFigure.Spot::name).distinct().toList();
        };
    }

    Set<String> hidden() {
        return Set.copyOf(hidden);
    }

    void toggle(String series) {
        if (!hidden.remove(series)) {
            hidden.add(series);
        }
        paint();
    }

    void resetZoom() {
        if (zoom.get() != null) {
            zoom.set(null);
            paint();
        }
    }

    /// What would be drawn now, at another scale; null while there is no figure.
    ChartPainter.@Nullable Wish wish(double scale) {
        int width = (int) Math.round(getWidth());
        int height = (int) Math.round(getHeight());
        return figure == null || width < 2 || height < 2
                ? null
                : new ChartPainter.Wish(figure, theme.getValue(), width, height, scale, Set.copyOf(hidden), zoom.get());
    }

    private void paint() {
        var wish = wish(scale());
        if (wish != null) {
            painter.draw(wish, this::put);
        }
    }

    private void put(ChartPainter.Drawn drawn) {
        picture.setImage(drawn.image());
        hits = drawn.hits();
        overlay.clear();
        showWhatIsPointedAt();
    }

    /// A picture may come while the pointer or the keyboard is in it.
    private void showWhatIsPointedAt() {
        var marks = marks();
        var at = hovered;
        if (isFocused() && marked >= 0 && marked < marks.size()) {
            point(marks.get(marked));
        } else if (chosen == null && at != null && isHover()) {
            hover(at);
        } else {
            marked = -1;
            showPointed();
        }
    }

    private double scale() {
        var window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }

    @Override
    protected void layoutChildren() {
        boolean other = picture.getFitWidth() != getWidth() || picture.getFitHeight() != getHeight();
        picture.setFitWidth(getWidth());
        picture.setFitHeight(getHeight());
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        if (other) {
            overlay.clear();
            if (picture.getImage() == null) {
                paint();
            } else {
                // the old picture is stretched while the size still changes
                resizeRest.playFromStart();
            }
        }
    }

    private void hover(MouseEvent event) {
        if (hits == null) {
            return;
        }
        hovered = event;
        boolean legend = legendAt(event) != null;
        var mark = nearest(hits, event);
        setCursor(legend || mark != null && mark.point().cell() != null ? Cursor.HAND : Cursor.DEFAULT);
        point(legend ? null : mark);
    }

    private Hits.@Nullable Mark nearest(Hits drawn, MouseEvent event) {
        return chosen == null && drawn.plot().contains(event.getX(), event.getY()) && drawn.x() != null
                ? drawn.nearestAbove(event.getX(), event.getY())
                : drawn.nearest(event.getX(), event.getY(), REACH);
    }

    private void point(Hits.@Nullable Mark mark) {
        var drawn = hits;
        if (mark == null || drawn == null) {
            leave();
            return;
        }
        pointer.cell().set(mark.point().cell());
        pointer.place()
                .set(chosen == null && drawn.x() != null ? (Double) mark.point().x() : null);
        overlay.point(drawn, mark);
    }

    private void leave() {
        hovered = null;
        pointer.cell().set(null);
        pointer.place().set(null);
        overlay.clear();
    }

    /// What another chart points at is shown here, too.
    private void showPointed() {
        if (hits == null || isHover() || isFocused() && marked >= 0) {
            return;
        }
        overlay.clear();
        var cell = pointer.cell().get();
        var place = pointer.place().get();
        if (place != null && chosen == null && hits.x() != null) {
            overlay.upright(hits, hits.x().place(place));
        }
        if (cell != null) {
            overlay.echo(
                    hits,
                    hits.marks().stream()
                            .filter(mark -> mark.point().cell() != null
                                    && concerns(mark.point().cell(), cell))
                            .toList());
        }
    }

    /// Whether both are about one series, length, depth and kind, as far as both say.
    private static boolean concerns(CellKey one, CellKey other) {
        return same(one.series(), other.series())
                && same(one.length(), other.length())
                && same(one.depthPercent(), other.depthPercent())
                && same(one.kind(), other.kind());
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || one.equals(other);
    }

    private Hits.@Nullable LegendBox legendAt(MouseEvent event) {
        return hits == null
                ? null
                : hits.legend().stream()
                        .filter(entry -> entry.box().contains(event.getX(), event.getY()))
                        .findFirst()
                        .orElse(null);
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressed = event.getButton() == MouseButton.PRIMARY ? event : null;
        dragged = false;
    }

    private void drag(MouseEvent event) {
        var from = pressed;
        if (from == null
                || hits == null
                || hits.x() == null
                || hits.y() == null
                || !hits.plot().contains(from.getX(), from.getY())) {
            return;
        }
        if (Math.abs(event.getX() - from.getX()) > MIN_DRAG || Math.abs(event.getY() - from.getY()) > MIN_DRAG) {
            dragged = true;
            overlay.band(
                    inPlot(from.getX(), true),
                    inPlot(from.getY(), false),
                    inPlot(event.getX(), true),
                    inPlot(event.getY(), false));
        }
    }

    private double inPlot(double place, boolean horizontal) {
        var plot = hits == null ? new Hits.Box(0, 0, 0, 0) : hits.plot();
        return horizontal
                ? Math.clamp(place, plot.x(), plot.x() + plot.width())
                : Math.clamp(place, plot.y(), plot.y() + plot.height());
    }

    private void release(MouseEvent event) {
        var from = pressed;
        pressed = null;
        if (from == null || hits == null) {
            return;
        }
        if (dragged) {
            overlay.clear();
            zoomTo(from, event);
        } else if (event.getClickCount() == 2) {
            resetZoom();
        } else {
            click(event);
        }
    }

    private void click(MouseEvent event) {
        var legend = legendAt(event);
        if (legend != null) {
            toggle(legend.series());
            return;
        }
        var mark = hits == null ? null : hits.nearest(event.getX(), event.getY(), REACH);
        if (mark != null) {
            choose(mark);
        }
    }

    private void choose(Hits.Mark mark) {
        var cell = mark.point().cell();
        if (chosen != null && cell != null) {
            chosen.accept(cell);
        }
    }

    private void zoomTo(MouseEvent from, MouseEvent to) {
        if (hits == null || hits.x() == null || hits.y() == null) {
            return;
        }
        double left = Math.min(from.getX(), to.getX());
        double right = Math.max(from.getX(), to.getX());
        double top = Math.min(from.getY(), to.getY());
        double bottom = Math.max(from.getY(), to.getY());
        // a drag that hardly goes one way means the other way alone
        boolean wide = right - left > MIN_DRAG;
        boolean high = bottom - top > MIN_DRAG;
        var x = hits.x();
        var y = hits.y();
        double xLow = wide ? x.value(inPlot(left, true)) : x.low();
        double xHigh = wide ? x.value(inPlot(right, true)) : x.high();
        double yLow = high ? y.value(inPlot(bottom, false)) : y.low();
        double yHigh = high ? y.value(inPlot(top, false)) : y.high();
        if (xLow < xHigh && yLow < yHigh) {
            zoom.set(new Zoom(xLow, xHigh, yLow, yHigh));
            paint();
        }
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case RIGHT, DOWN -> step(key, 1);
            case LEFT, UP -> step(key, -1);
            case ENTER, SPACE -> {
                var marks = marks();
                if (marked >= 0
                        && marked < marks.size()
                        && marks.get(marked).point().cell() != null) {
                    key.consume();
                    choose(marks.get(marked));
                }
            }
            case ESCAPE -> {
                if (zoom.get() != null) {
                    key.consume();
                    resetZoom();
                }
            }
            default -> {
                // the rest is for others
            }
        }
    }

    private void step(KeyEvent key, int by) {
        var marks = marks();
        if (!marks.isEmpty()) {
            key.consume();
            marked = Math.floorMod(marked < 0 && by < 0 ? -1 : marked + by, marks.size());
            point(marks.get(marked));
        }
    }

    /// From left to right.
    private List<Hits.Mark> marks() {
        return hits == null
                ? List.of()
                : hits.marks().stream()
                        .sorted(Comparator.comparingDouble(Hits.Mark::centreX).thenComparingDouble(Hits.Mark::centreY))
                        .toList();
    }
}
