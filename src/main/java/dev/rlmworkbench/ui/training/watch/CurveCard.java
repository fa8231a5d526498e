package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.paint.Zoom;
import dev.rlmworkbench.report.training.TrainingFigure;
import dev.rlmworkbench.report.training.TrainingLook;
import dev.rlmworkbench.ui.chart.ChartCard;
import dev.rlmworkbench.ui.chart.ChartDesk;
import dev.rlmworkbench.ui.fx.Background;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One figure of the training that is watched, and of those beside it. It is made of the trace in the background, with
/// no more points than there is room for, while there is something new and somebody looks.
class CurveCard extends ChartCard {

    private static final int FEWEST_COLUMNS = 200;

    private final TrainingFigure kind;
    private final WatchViewModel model;
    private final ChartDesk desk;
    private final Background background;
    private final String otherwise;
    private final Label newest = new Label();
    private boolean looked;
    private boolean stale = true;
    private boolean making;

    /// @param otherwise what is said where the training holds nothing for it
    CurveCard(TrainingFigure kind, WatchViewModel model, ChartDesk desk, Background background, String otherwise) {
        var title = new Label(kind.title());
        super(desk, "training-" + kind.id().replace('_', '-'), title, null);
        this.kind = kind;
        this.model = model;
        this.desk = desk;
        this.background = background;
        this.otherwise = otherwise;
        title.getStyleClass().addAll("heading", "curve-title");
        newest.getStyleClass().addAll("mono", "curve-value");
        addTools(newest);
        exportBy(_ -> export());
        enlargeBy(_ -> desk.enlarge(large(), (Region) getScene().getRoot()));
        zoom().addListener(_ -> refresh());
        model.drawn().addListener(_ -> refresh());
        model.feed().addListener(_ -> show(null, Set.of(), "Reading"));
        show(null, Set.of(), "Reading");
    }

    private CurveCard large() {
        var card = new CurveCard(kind, model, desk, background, otherwise);
        card.setId(getId() + "-large");
        card.looked(true);
        return card;
    }

    /// @param yes whether it is on the screen
    final void looked(boolean yes) {
        looked = yes;
        if (yes && stale) {
            refresh();
        }
    }

    final void refresh() {
        stale = true;
        if (!looked || making || model.traces().isEmpty()) {
            return;
        }
        stale = false;
        making = true;
        var traces = model.traces();
        var look = look();
        background.run(
                () -> kind.of(traces, look),
                found -> {
                    making = false;
                    made(found);
                },
                failure -> {
                    making = false;
                    desk.failed(failure);
                });
    }

    private void made(Optional<LineFigure> found) {
        if (found.isPresent()) {
            renew(found.get());
            newest.setText(newest(found.get()));
        } else if (model.moment().get() != null) {
            show(null, Set.of(), otherwise);
            newest.setText("");
        }
        if (stale) {
            refresh();
        }
    }

    /// Of the line that is watched.
    private String newest(LineFigure figure) {
        return figure.lines().stream()
                .filter(line ->
                        line.form() == LineFigure.Form.CURVE && !line.points().isEmpty())
                .findFirst()
                .map(line -> figure.y().format().write(line.points().getLast().y()))
                .orElse("");
    }

    private TrainingLook look() {
        @Nullable Zoom part = zoom().get();
        return new TrainingLook(
                model.axis().get(),
                model.smoothing().get(),
                kind == TrainingFigure.LOSS ? model.logarithmic().get() ? Axis.Scale.LOG10 : Axis.Scale.LINEAR : null,
                true,
                Math.max(FEWEST_COLUMNS, (int) chartWidth()),
                part == null ? null : (Double) part.xLow(),
                part == null ? null : (Double) part.xHigh());
    }

    /// With every value, in all figures that there are.
    private void export() {
        var traces = model.traces();
        var look = look().unthinned();
        background.run(
                () -> Arrays.stream(TrainingFigure.values())
                        .flatMap(each -> each.of(traces, look).stream())
                        .toList(),
                figures -> figures.stream()
                        .filter(figure -> figure.text().id().equals(kind.id()))
                        .findFirst()
                        .ifPresent(figure -> desk.export(traces.getFirst().name(), figure, List.copyOf(figures))),
                desk::failed);
    }
}
