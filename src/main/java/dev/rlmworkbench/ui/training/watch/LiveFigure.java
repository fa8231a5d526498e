package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.training.AdapterFigure;
import dev.rlmworkbench.report.training.TrainingFigure;
import dev.rlmworkbench.report.training.TrainingLook;
import dev.rlmworkbench.report.training.TrainingTrace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A figure that grows while a training goes on.
///
/// @param id    of the figure
/// @param maker makes it of the training that is watched and those beside it; in the background
record LiveFigure(String id, String title, Maker maker) {

    /// Empty where the trainings hold nothing for it.
    @FunctionalInterface
    interface Maker {
        Optional<? extends Figure> make(List<TrainingTrace> traces, TrainingLook look);
    }

    static final LiveFigure ADAPTER =
            new LiveFigure(AdapterFigure.ID, AdapterFigure.TITLE, (traces, _) -> AdapterFigure.of(traces.getFirst()));

    static LiveFigure of(TrainingFigure kind) {
        return new LiveFigure(kind.id(), kind.title(), kind::of);
    }

    /// All that there are of these trainings.
    static List<Figure> all(List<TrainingTrace> traces, TrainingLook look) {
        return Stream.concat(Arrays.stream(TrainingFigure.values()).map(LiveFigure::of), Stream.of(ADAPTER))
                .<Figure>flatMap(each -> each.maker().make(traces, look).stream())
                .toList();
    }
}
