package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import java.util.List;
import java.util.function.Predicate;

/// What a task took by context length: the median of each series with the quartiles.
record AmountByContext(String id, String title, String description, Amount amount, Predicate<Series> drawn)
        implements FigureKind {

    static AmountByContext latency() {
        return new AmountByContext(
                "latency_by_context",
                "Time by context length",
                "Seconds from the question to the answer at each context length, median and quartiles.",
                Amount.SECONDS,
                _ -> true);
    }

    static AmountByContext tokens() {
        return new AmountByContext(
                "tokens_by_context",
                "Tokens by context length",
                "Tokens of prompts and replies, sub-calls included, at each context length, median and quartiles.",
                Amount.TOKENS,
                _ -> true);
    }

    static AmountByContext iterations() {
        return new AmountByContext(
                "rlm_iterations",
                "RLM turns by context length",
                "Turns of the root model that an RLM took at each context length, median and quartiles.",
                Amount.TURNS,
                Series::isRlm);
    }

    static AmountByContext subCalls() {
        return new AmountByContext(
                "rlm_subcalls",
                "RLM sub-calls by context length",
                "Sub-calls that an RLM made at each context length, median and quartiles.",
                Amount.SUB_CALLS,
                series -> series.isRlm() && !series.method().equals("rlm_no_subcalls"));
    }

    @Override
    public List<Figure> figures(Summary.Part part) {
        var view = new PartView(part);
        var rows = view.rows(drawn, _ -> true);
        return new LinesByLength(this, view, rows)
                .figures(
                        LengthSteps.of(part),
                        null,
                        _ -> amount.notes(rows.values()),
                        amount::axis,
                        (_, at, here, key) -> amount.point(at.value(), here, key));
    }
}
