package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.stats.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many results of one cell came out how.
///
/// @param n       answered, rightly or wrongly; the next three are among them
/// @param refused the prompt did not fit the model's window, so that nothing was asked; counts as wrong
/// @param cut     the model did not see its whole prompt
/// @param errors  failed, not among the answered
record Tally(int n, int right, int refused, int cut, int errors) {

    static Tally of(List<ResultRow> rows) {
        int n = 0;
        int right = 0;
        int refused = 0;
        int cut = 0;
        for (var row : rows) {
            if (row.isAnswered()) {
                n++;
                right += row.isRight() ? 1 : 0;
                refused += isRefused(row) ? 1 : 0;
                cut += row.truncated() ? 1 : 0;
            }
        }
        return new Tally(n, right, refused, cut, rows.size() - n);
    }

    static boolean isRefused(ResultRow row) {
        return REFUSED.equals(row.stopReason());
    }

    private static final String REFUSED = StopReason.REFUSED.wireName();

    DataPoint.State state() {
        if (n > 0 && refused == n) {
            return DataPoint.State.REFUSED;
        }
        return cut > 0 ? DataPoint.State.CUT : DataPoint.State.MEASURED;
    }

    /// The share of right answers with its interval; no value where all prompts were refused.
    DataPoint accuracy(double x, @Nullable CellKey key, List<String> moreFacts) {
        var facts = new ArrayList<String>();
        facts.add("%,d of %,d right".formatted(right, n));
        if (state() == DataPoint.State.REFUSED) {
            facts.addAll(remarks());
            return new DataPoint(x, Double.NaN, Double.NaN, Double.NaN, n, state(), facts, key);
        }
        var interval = WilsonInterval.of(right, n);
        facts.add(interval(interval.low(), interval.high()));
        facts.addAll(moreFacts);
        facts.addAll(remarks());
        return new DataPoint(x, (double) right / n, interval.low(), interval.high(), n, state(), facts, key);
    }

    static String interval(double low, double high) {
        return "95 %% interval %d to %s".formatted(Math.round(100 * low), TextNumbers.percent(high));
    }

    /// What else is to be known of the cell.
    List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (refused > 0) {
            remarks.add("%,d of %,d refused, count as wrong".formatted(refused, n));
        }
        if (cut > 0) {
            remarks.add("%,d of %,d with a cut prompt".formatted(cut, n));
        }
        if (errors > 0) {
            remarks.add("%,d failed, left out".formatted(errors));
        }
        return remarks;
    }
}
