package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.training.TrainingFigure;
import dev.rlmworkbench.report.training.TrainingLook;
import dev.rlmworkbench.ui.chart.ChartCard;
import dev.rlmworkbench.ui.chart.ChartDesk;
import dev.rlmworkbench.ui.fx.Background;
import java.util.Optional;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// One figure of the training that is watched, and of those beside it. It is made of the trace in the background, with
/// no more points than there is room for, while there is something new and somebody looks.
class CurveCard extends ChartCard {

    private static final int FEWEST_COLUMNS = 200;
    private static final Duration BETWEEN_PICTURES = Duration.millis(300);

    private final LiveFigure kind;
    private final WatchViewModel model;
    private final ChartDesk desk;
    private final Background background;
    private final String otherwise;
    private final Label newest = new Label();
    private final PauseTransition rest = new PauseTransition(BETWEEN_PICTURES);
    private boolean looked;
    private boolean stale = true;
    private boolean making;

    /// @param otherwise what is said where the training holds nothing for it
    /// @param small     whether its tools are behind one button
    CurveCard(
            LiveFigure kind,
            WatchViewModel model,
            ChartDesk desk,
            Background background,
            String otherwise,
            boolean small) {
        var title = new Label(kind.title());
        super(desk, "training-" + kind.id().replace('_', '-'), title, null, small);
        this.kind = kind;
        this.model = model;
        this.desk = desk;
        this.background = background;
        this.otherwise = otherwise;
        title.getStyleClass().add("heading");
        title.setMinWidth(USE_PREF_SIZE);
        newest.getStyleClass().addAll("mono", "curve-value");
        newest.setMinWidth(USE_PREF_SIZE);
        addToHeader(newest);
        rest.setOnFinished(_ -> {
            if (stale) {
                refresh();
            }
        });
        exportBy(_ -> export());
        enlargeBy(_ -> desk.enlarge(large(), (Region) getScene().getRoot()));
        zoom().addListener(_ -> refresh());
        keep(model.drawn().subscribe(this::refresh));
        keep(model.feed().subscribe(() -> show(null, Set.of(), "Reading")));
        keep(() -> looked(false));
        show(null, Set.of(), "Reading");
    }

    private CurveCard large() {
        var card = new CurveCard(kind, model, desk, background, otherwise, false);
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
        if (!looked
                || making
                || rest.getStatus() == Animation.Status.RUNNING
                || model.traces().isEmpty()) {
            return;
        }
        stale = false;
        making = true;
        rest.playFromStart();
        var traces = model.traces();
        var look = look();
        background.run(
                () -> kind.maker().make(traces, look),
                found -> {
                    making = false;
                    made(found);
                },
                failure -> {
                    making = false;
                    desk.failed(failure);
                });
    }

    private void made(Optional<? extends Figure> found) {
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
    private static String newest(Figure figure) {
        return figure instanceof LineFigure drawn
                ? drawn.lines().stream()
                        .filter(line -> line.form() == LineFigure.Form.CURVE && !line.isBehind())
                        .filter(line -> !line.points().isEmpty())
                        .findFirst()
                        .map(line ->
                                drawn.y().format().write(line.points().getLast().y()))
                        .orElse("")
                : "";
    }

    private TrainingLook look() {
        var part = zoom().get();
        var scale = model.logarithmic().get() ? Axis.Scale.LOG10 : Axis.Scale.LINEAR;
        return new TrainingLook(
                model.axis().get(),
                model.smoothing().get(),
                kind.id().equals(TrainingFigure.LOSS.id()) ? scale : null,
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
                () -> LiveFigure.all(traces, look),
                figures -> figures.stream()
                        .filter(figure -> figure.text().id().equals(kind.id()))
                        .findFirst()
                        .ifPresent(figure -> desk.export(traces.getFirst().name(), figure, figures)),
                desk::failed);
    }
}
