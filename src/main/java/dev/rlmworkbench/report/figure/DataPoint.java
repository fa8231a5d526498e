package dev.rlmworkbench.report.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One measured value.
///
/// @param x     where it lies; the index of the category in a [BarFigure]
/// @param y     NaN where nothing could be measured, as in a cell whose prompts were all refused
/// @param low   lower end of its interval or quartile, equal to `y` where there is none
/// @param high  upper end
/// @param n     answered tasks that it rests on
/// @param state what else is to be seen on it
/// @param facts for the hover text, a few words each: `18 of 18`, `95 % interval 82 to 100 %`, `p = 0.004`
/// @param cell  which results it stands for; null where it stands for none in particular
public record DataPoint(
        double x,
        double y,
        double low,
        double high,
        int n,
        State state,
        List<String> facts,
        @Nullable CellKey cell) {

    public enum State {
        MEASURED,
        /// Some prompts were cut to fit the model's window.
        CUT,
        /// No prompt fitted the model's window, so nothing was asked.
        REFUSED
    }

    public DataPoint {
        facts = List.copyOf(facts);
    }

    /// The same value at another place.
    public DataPoint at(double place) {
        return new DataPoint(place, y, low, high, n, state, facts, cell);
    }
}
