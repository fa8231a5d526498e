package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.SeriesAtLength;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.ui.control.MethodMark;

/// Series as the window calls them: `RLM`, `RLM (python)`, with the model where a part has several.
public record SeriesNames(boolean severalModels) {

    public static SeriesNames of(Summary.Part part) {
        return new SeriesNames(part.totals().stream()
                        .map(SeriesAtLength::series)
                        .map(Series::model)
                        .distinct()
                        .count()
                > 1);
    }

    /// The method alone, for places where there is no room for more.
    public String shortly(Series series) {
        return MethodMark.name(series.method());
    }

    public String of(Series series) {
        var method = MethodMark.name(series.method());
        var name = series.variant().isEmpty() ? method : "%s (%s)".formatted(method, series.variant());
        return severalModels ? "%s on %s".formatted(name, series.modelName()) : name;
    }
}
