package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/// Mean score by context length, for families whose answers can be right in part. Accuracy counts only whole ones.
final class MeanScoreByContext implements FigureKind {

    private static final Axis SCORE = new Axis("Mean score", Axis.Scale.LINEAR, Axis.Format.PERCENT, 0.0, 1.0);

    @Override
    public String id() {
        return "mean_score_by_context";
    }

    @Override
    public String title() {
        return "Mean score by context length";
    }

    @Override
    public String description() {
        return "Mean score at each context length with its 95 % interval, where answers can be right in part.";
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        if (view.rows().values().stream().noneMatch(rows -> rows.stream().anyMatch(MeanScoreByContext::isPartial))) {
            return List.of();
        }
        return new LinesByLength(this, view, view.rows())
                .figures(
                        LengthSteps.of(part),
                        null,
                        _ -> List.of(
                                "Answers that are right in part count in part; the interval is that of the mean (t)."),
                        _ -> SCORE,
                        (_, at, here, key) -> {
                            var tally = Tally.of(here);
                            if (tally.n() == 0) {
                                return Optional.empty();
                            }
                            var mean = Mean.of(here);
                            var facts = new ArrayList<String>();
                            facts.add("mean score %.3f of %,d tasks".formatted(mean.value, tally.n()));
                            facts.add(Tally.interval(mean.low, mean.high));
                            facts.addAll(tally.remarks());
                            return Optional.of(
                                    tally.state() == DataPoint.State.REFUSED
                                            ? tally.accuracy(at.value(), key, List.of())
                                            : new DataPoint(
                                                    at.value(),
                                                    mean.value,
                                                    mean.low,
                                                    mean.high,
                                                    tally.n(),
                                                    tally.state(),
                                                    facts,
                                                    key));
                        });
    }

    private static boolean isPartial(ResultRow row) {
        return row.isAnswered() && row.primary() > 0 && row.primary() < 1;
    }

    /// With the interval of Student's t, within 0 and 1; one task alone tells nothing about its spread.
    private record Mean(double value, double low, double high) {
        static Mean of(List<ResultRow> rows) {
            double[] scores = rows.stream()
                    .filter(ResultRow::isAnswered)
                    .mapToDouble(ResultRow::primary)
                    .toArray();
            double mean = DoubleStream.of(scores).average().orElseThrow();
            if (scores.length == 1) {
                return new Mean(mean, 0, 1);
            }
            double error = StandardDeviation.of(scores).getAsDouble() / Math.sqrt(scores.length);
            double half = TDistribution.of(scores.length - 1).inverseCumulativeProbability(0.975) * error;
            return new Mean(mean, Math.max(0, mean - half), Math.min(1, mean + half));
        }
    }
}
