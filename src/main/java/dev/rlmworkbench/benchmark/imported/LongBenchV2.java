package dev.rlmworkbench.benchmark.imported;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// `longbench_v2`: questions with four choices about long texts of many kinds (Bai et al. 2024), from the published
/// `data.json` or its rows as JSON lines.
public record LongBenchV2() implements RowBenchmark {

    private static final List<String> LETTERS = List.of("A", "B", "C", "D");

    @Override
    public String name() {
        return "longbench_v2";
    }

    @Override
    public String title() {
        return "LongBench v2";
    }

    @Override
    public String description() {
        return "questions with four choices about documents, code and dialogues, from its data.json";
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "_id",
                "domain",
                "difficulty",
                "length",
                "question",
                "choice_A",
                "choice_B",
                "choice_C",
                "choice_D",
                "answer",
                "context");
    }

    @Override
    public ImportedQuestion question(Row row, Path file) {
        var answer = row.text("answer").strip();
        if (!LETTERS.contains(answer)) {
            throw new IllegalArgumentException("\"answer\" is \"%s\", not A, B, C or D".formatted(answer));
        }
        return new ImportedQuestion(
                row.anyOrNull("_id"),
                kind(row),
                null,
                row.text("context"),
                asked(row),
                answer,
                new ChoiceLetter(answer));
    }

    /// Such as `hard/long/code_repository_understanding`.
    private static String kind(Row row) {
        return List.of("difficulty", "length", "domain").stream()
                .map(field -> row.text(field).strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"))
                .collect(Collectors.joining("/"));
    }

    /// The reply's form is the one that the published score looks for.
    private static String asked(Row row) {
        var choices = LETTERS.stream()
                .map(letter ->
                        "(%s) %s".formatted(letter, row.text("choice_" + letter).strip()))
                .collect(Collectors.joining("\n"));
        return "%s\n\n%s\n\nAnswer with one sentence of the form \"The correct answer is (A)\"."
                .formatted(row.text("question").strip(), choices);
    }
}
