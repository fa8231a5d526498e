package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.stats.Quantiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// What a task took. Tasks that failed or were refused took nothing that says anything.
enum Amount {
    SECONDS("Seconds a task", Axis.Format.SECONDS),
    TOKENS("Tokens a task", Axis.Format.COUNT),
    TURNS("Turns a task", Axis.Format.COUNT),
    SUB_CALLS("Sub-calls a task", Axis.Format.COUNT);

    /// A figure whose values are further apart than by this factor gets a logarithmic axis.
    private static final double MAX_LINEAR = 10;

    /// @param quantiles of the values
    record Spread(int n, Quantiles quantiles, double mean) {
        double median() {
            return quantiles.p50();
        }

        double low() {
            return quantiles.p25();
        }

        double high() {
            return quantiles.p75();
        }
    }

    private final String title;
    private final Axis.Format format;

    Amount(String title, Axis.Format format) {
        this.title = title;
        this.format = format;
    }

    private double of(ResultRow row) {
        return switch (this) {
            case SECONDS -> row.seconds();
            case TOKENS -> Math.max(0, row.rootTokens()) + Math.max(0, row.subTokens());
            case TURNS -> row.iterations();
            case SUB_CALLS -> row.subCalls();
        };
    }

    /// Files that do not tell the time or the tokens have 0 for them.
    private boolean isKnown(ResultRow row) {
        return switch (this) {
            case SECONDS, TOKENS -> of(row) > 0;
            case TURNS, SUB_CALLS -> true;
        };
    }

    private static boolean wasAsked(ResultRow row) {
        return row.isAnswered() && !Tally.isRefused(row);
    }

    /// Empty where no result tells.
    Optional<Spread> spread(List<ResultRow> rows) {
        double[] values = rows.stream()
                .filter(row -> wasAsked(row) && isKnown(row))
                .mapToDouble(this::of)
                .toArray();
        return values.length == 0
                ? Optional.empty()
                : Optional.of(new Spread(
                        values.length,
                        Quantiles.of(values),
                        DoubleStream.of(values).average().orElseThrow()));
    }

    /// The median with the quartiles; marked where all prompts were refused; empty where no result tells.
    Optional<DataPoint> point(double x, List<ResultRow> rows, @Nullable CellKey key) {
        var tally = Tally.of(rows);
        if (tally.state() == DataPoint.State.REFUSED) {
            return Optional.of(new DataPoint(
                    x, Double.NaN, Double.NaN, Double.NaN, tally.n(), tally.state(), tally.remarks(), key));
        }
        return spread(rows).map(spread -> {
            var facts = facts(spread);
            facts.addAll(tally.remarks());
            return new DataPoint(
                    x, spread.median(), spread.low(), spread.high(), spread.n(), tally.state(), facts, key);
        });
    }

    List<String> facts(Spread spread) {
        var facts = new ArrayList<String>();
        facts.add("median %s of %,d tasks".formatted(text(spread.median()), spread.n()));
        var certain = spread.quantiles().medianInterval();
        if (certain != null) {
            facts.add("95 %% interval of the median %s to %s".formatted(number(certain.low()), text(certain.high())));
        }
        facts.add("quartiles %s to %s".formatted(number(spread.low()), text(spread.high())));
        facts.add("95 %% within %s, mean %s".formatted(text(spread.quantiles().p95()), text(spread.mean())));
        return facts;
    }

    private String number(double value) {
        if (this == SECONDS) {
            return TextNumbers.seconds(value);
        }
        return value < 100 && value != Math.rint(value) ? TextNumbers.tenths(value) : TextNumbers.count(value);
    }

    private String text(double value) {
        return switch (this) {
            case SECONDS -> number(value) + " s";
            case TOKENS -> number(value) + " tokens";
            case TURNS -> number(value) + " turns";
            case SUB_CALLS -> number(value) + " sub-calls";
        };
    }

    /// From 0, or logarithmic where the values are far apart.
    Axis axis(Collection<DataPoint> points) {
        double low = points.stream()
                .mapToDouble(DataPoint::low)
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        double high = points.stream()
                .mapToDouble(DataPoint::high)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return axis(low, high);
    }

    Axis axis(double low, double high) {
        if (high <= 0) {
            return new Axis(title, Axis.Scale.LINEAR, format, 0.0, 1.0);
        }
        return low > 0 && high / low >= MAX_LINEAR ? new Axis(title + " (log10)", Axis.Scale.LOG10, format) : linear();
    }

    Axis linear() {
        return new Axis(title, Axis.Scale.LINEAR, format, 0.0, null);
    }

    List<String> notes(Collection<List<ResultRow>> series) {
        var notes = new ArrayList<>(List.of("Medians; the interval goes from the lower to the upper quartile."));
        notes.addAll(gaps(series));
        return notes;
    }

    /// What has to be said where results are missing or not exact.
    List<String> gaps(Collection<List<ResultRow>> series) {
        long asked = 0;
        long unknown = 0;
        boolean estimated = false;
        for (var rows : series) {
            for (var row : rows) {
                if (wasAsked(row)) {
                    asked++;
                    unknown += isKnown(row) ? 0 : 1;
                    estimated |= row.estimated();
                }
            }
        }
        var notes = new ArrayList<String>();
        if (unknown > 0) {
            notes.add("%,d of %,d results do not tell their %s and are left out."
                    .formatted(unknown, asked, this == SECONDS ? "time" : "tokens"));
        }
        if (estimated && this == TOKENS) {
            notes.add("Some tokens are estimated from characters: the server did not count them.");
        }
        return notes;
    }
}
