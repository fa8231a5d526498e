package dev.rlmworkbench.benchmark.imported;

import dev.rlmworkbench.benchmark.oolong.OolongAnswer;
import dev.rlmworkbench.benchmark.oolong.OolongAnswer.Type;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `oolong_file`: rows of oolong-synth (Bertsch et al. 2025), exported as JSON or JSON lines. The published rows hold
/// their text twice, once with the label of each line, which tells the answers; that column is never read.
public record OolongFile() implements RowBenchmark {

    /// The first item of a list as Python writes it.
    private static final Pattern FIRST =
            Pattern.compile("\\[\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(-?\\d{1,9})"
                    + "|datetime\\.date\\((\\d{1,4}), ?(\\d{1,2}), ?(\\d{1,2})\\))\\s*(?:,.*)?]");

    @Override
    public String name() {
        return "oolong_file";
    }

    @Override
    public String title() {
        return "OOLONG rows";
    }

    @Override
    public String description() {
        return "counts, dates and users over many short texts that have to be judged, from rows of oolong-synth";
    }

    @Override
    public Set<String> fields() {
        return Set.of("id", "context_window_text", "question", "answer", "answer_type", "task_group", "task");
    }

    @Override
    public ImportedQuestion question(Row row, Path file) {
        if (row.textOrNull("context_window_text") == null) {
            throw new IllegalArgumentException(
                    "\"context_window_text\" is missing; the text with labels is not taken for it");
        }
        var type = type(row.text("answer_type"));
        var right = right(row.text("answer").strip(), type);
        return new ImportedQuestion(
                row.anyOrNull("id"),
                kind(row),
                null,
                row.text("context_window_text"),
                row.text("question").strip(),
                right,
                new OolongAnswer(type, right));
    }

    /// Such as `counting/most_freq`.
    private static @Nullable String kind(Row row) {
        var kind = Stream.of("task_group", "task")
                .map(row::textOrNull)
                .filter(Objects::nonNull)
                .map(name -> withoutEnum(name).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("/"));
        return kind.isEmpty() ? null : kind;
    }

    /// `ANSWER_TYPE.NUMERIC` is NUMERIC.
    private static String withoutEnum(String name) {
        return name.strip().substring(name.strip().lastIndexOf('.') + 1);
    }

    private static Type type(String name) {
        return switch (withoutEnum(name)) {
            case "NUMERIC" -> Type.NUMERIC;
            case "DATE" -> Type.DATE;
            case "COMPARISON" -> Type.COMPARISON;
            default -> Type.TEXT;
        };
    }

    /// As [OolongAnswer] wants it.
    private static String right(String answer, Type type) {
        var item = FIRST.matcher(answer);
        if (!item.matches()) {
            if (answer.startsWith("[") || type == Type.NUMERIC || type == Type.DATE) {
                throw new IllegalArgumentException(
                        "\"answer\" is %s, not a list such as ['spam'], [5] or [datetime.date(2023, 2, 6)]"
                                .formatted(answer));
            }
            return answer;
        }
        var number = item.group(3);
        boolean isDate = item.group(4) != null;
        if (type == Type.NUMERIC && number == null || type == Type.DATE && !isDate) {
            throw new IllegalArgumentException(
                    "\"answer\" is %s, which is no answer of \"answer_type\" %s".formatted(answer, type));
        }
        if (isDate) {
            return "%02d/%02d/%04d"
                    .formatted(
                            Integer.parseInt(item.group(5)),
                            Integer.parseInt(item.group(6)),
                            Integer.parseInt(item.group(4)));
        }
        return number != null
                ? number
                : (item.group(1) == null ? item.group(2) : item.group(1)).replaceAll("\\\\(.)", "$1");
    }
}
