package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.TerminalTable;
import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.SeriesAtLength;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.experiment.summary.SummarySentences;
import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.result.ContextLength;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A summary as text for a terminal: tables of accuracy and cost, then the paired verdicts in words. Plain ASCII,
/// ends with a line end.
public final class SummaryTable {

    private static final List<String> COST_HEADER =
            List.of("n", "p50 s", "p95 s", "root tok", "sub tok", "sub-calls", "cut", "timeouts", "errors");

    private static final String LEGEND =
            "(Accuracy over answered tasks with its 95 % interval and right/answered tasks; where tasks"
                    + " failed, in brackets the accuracy with these errors counted as wrong. n = answered tasks; p50 s ="
                    + " the median time with its 95 % interval where there are six tasks. Means a task: tokens, turns and"
                    + " sub-calls. Numbers of tasks: cut = the model did not see its whole prompt; errors = server or"
                    + " sandbox failed. Points: the difference of accuracy on the same tasks with its 95 % interval by"
                    + " resampling; for few tasks it is narrow, and the test decides.)";

    private static final int MAX_NAME = 60;
    private static final int MAX_SENTENCE = 1_000;

    private SummaryTable() {}

    /// @param byLength a row for each length and method with everything, instead of one for each method
    /// @param width    of the terminal, in columns
    public static String render(Summary summary, boolean byLength, int width) {
        if (summary.parts().isEmpty()) {
            return "No results.\n";
        }
        return summary.parts().stream()
                .map(part -> render(part, byLength, width))
                .collect(Collectors.joining("\n", "", "\n" + wrapped(LEGEND, width)));
    }

    private static String render(Summary.Part part, boolean byLength, int width) {
        var words = new SummarySentences(part);
        var text = new StringBuilder(title(part)).append("\n\n");
        if (byLength) {
            text.append(lengthTable(part, words).render(width));
        } else {
            text.append(accuracyTable(part, words).render(width)).append('\n');
            text.append(costTable(part, words).render(width));
        }
        text.append('\n');
        if (!part.kinds().isEmpty()) {
            text.append(KindTable.of(part, words).render(width)).append('\n');
        }
        Stream.of(words.comparisons(byLength), words.crossovers(), words.costs())
                .flatMap(List::stream)
                .forEach(sentence -> text.append(sentence(sentence, width)));
        return text.toString();
    }

    /// A sentence about results, made safe to print and broken into lines.
    public static String sentence(String sentence, int width) {
        return wrapped(OneLine.of(sentence, MAX_SENTENCE), width);
    }

    /// Names come from files.
    static String name(SeriesAtLength cell, SummarySentences words) {
        return OneLine.of(words.name(cell.series()), MAX_NAME);
    }

    private static String title(Summary.Part part) {
        var models = part.totals().stream()
                .map(total -> total.series().model())
                .filter(model -> !model.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        var type = part.taskType().equals(Summary.ALL_TYPES) ? "all task types" : part.taskType();
        return OneLine.of(models.isEmpty() ? type : type + ", " + models, 200);
    }

    private static TerminalTable accuracyTable(Summary.Part part, SummarySentences words) {
        var lengths = part.cells().stream()
                .map(SeriesAtLength::length)
                .distinct()
                .sorted()
                .toList();
        boolean several = !words.hasOneLength();
        var header = new ArrayList<>(List.of("method"));
        lengths.forEach(length -> header.add(SummarySentences.length(length)));
        if (several) {
            header.add("all lengths");
        }
        var table = new TerminalTable(1, header);
        for (var total : part.totals()) {
            var row = new ArrayList<>(List.of(name(total, words)));
            lengths.forEach(length -> row.add(accuracy(cell(part, total.series(), length))));
            if (several) {
                row.add(accuracy(total));
            }
            table.add(row);
        }
        return table;
    }

    private static @Nullable SeriesAtLength cell(Summary.Part part, Series series, @Nullable ContextLength length) {
        return part.cells().stream()
                .filter(cell -> cell.series().equals(series)
                        && cell.length() != null
                        && cell.length().equals(length))
                .findFirst()
                .orElse(null);
    }

    private static TerminalTable costTable(Summary.Part part, SummarySentences words) {
        var table = new TerminalTable(1, joined(List.of("method"), COST_HEADER));
        part.totals().forEach(total -> table.add(joined(List.of(name(total, words)), cost(total))));
        return table;
    }

    private static TerminalTable lengthTable(Summary.Part part, SummarySentences words) {
        var table = new TerminalTable(2, joined(List.of("length", "method", "accuracy"), COST_HEADER));
        var rows = Stream.concat(
                part.cells().stream().sorted((one, other) -> one.length().compareTo(other.length())),
                words.hasOneLength() ? Stream.<SeriesAtLength>empty() : part.totals().stream());
        rows.forEach(cell -> table.add(joined(
                List.of(SummarySentences.length(cell.length()), name(cell, words), accuracy(cell)), cost(cell))));
        return table;
    }

    static String accuracy(@Nullable SeriesAtLength cell) {
        if (cell == null) {
            return TextNumbers.UNKNOWN;
        }
        var answered = cell.n() == 0
                ? TextNumbers.UNKNOWN
                : TextNumbers.percent(cell.accuracy(), cell.interval()) + " " + cell.correct() + "/" + cell.n();
        var withErrors = SummarySentences.errorsAsWrong(cell);
        return withErrors.isEmpty() ? answered : answered + " (" + withErrors + ")";
    }

    private static List<String> cost(SeriesAtLength cell) {
        var mark = cell.tokensEstimated() ? "~" : "";
        return List.of(
                Integer.toString(cell.n()),
                TextNumbers.seconds(cell.latencyP50S(), cell.latencyP50IntervalS()),
                TextNumbers.seconds(cell.latencyP95S()),
                mark + TextNumbers.count(cell.rootTokensMean()),
                mark + TextNumbers.count(cell.subTokensMean()),
                TextNumbers.tenths(cell.subCallsMean()),
                Integer.toString(cell.truncated()),
                Integer.toString(cell.timedOut()),
                Integer.toString(cell.errors()));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static String wrapped(String sentence, int width) {
        var text = new StringBuilder();
        int column = 0;
        for (var word : sentence.split(" ")) {
            if (column > 0 && column + 1 + word.length() > width) {
                text.append("\n  ").append(word);
                column = 2 + word.length();
            } else {
                text.append(column == 0 ? "" : " ").append(word);
                column += (column == 0 ? 0 : 1) + word.length();
            }
        }
        return text.append('\n').toString();
    }
}
