package dev.rlmworkbench.benchmark.own;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a task file: a question about files, with the right answer.
///
/// @param id           as the user names it; it plays no part in the results
/// @param files        files and folders, relative to the task file's folder or absolute; none for all that lie beside
///                     the task file
/// @param alternatives other ways to write the right answer
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OwnQuestion(
        @Nullable String id, String question, String answer, List<String> files, List<String> alternatives) {

    /// @throws IllegalArgumentException one sentence naming the field that is missing
    public OwnQuestion(
            @Nullable String id,
            @Nullable String question,
            @Nullable String answer,
            @Nullable List<String> files,
            @Nullable List<String> alternatives) {
        this.id = id;
        this.question = given("question", question);
        this.answer = given("answer", answer);
        this.files = files == null ? List.of() : List.copyOf(files);
        this.alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing or blank");
        }
        return value.strip();
    }
}
