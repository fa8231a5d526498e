package dev.rlmworkbench.benchmark.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.FileTasks;
import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows in the form of RULER's scripts and of oolong-synth, and how answers to them are scored.
class RulerAndOolongFileTest {

    @TempDir
    Path folder;

    @Test
    void theLastLineOfARulerPromptIsTheQuestion() throws IOException {
        ruler("niah_multivalue/validation.jsonl", """
                {"index": 0, "input": "Keep the numbers in mind.\\nOne of tin is: 11.\\nOne of tin is: 12.\\nWhat are all numbers for tin? The numbers for tin are", \
                "outputs": ["11", "12"], "length": 200, "length_w_model_temp": 220, "answer_prefix": " The numbers for tin are", \
                "token_position_answer": 50}
                """);
        ruler("qa_1/validation.jsonl", """
                {"index": 0, "input": "Read these.\\n\\nDocument 1:\\nThe harbour lies in Holm.\\n\\nQuestion: Where?", \
                "outputs": ["Holm", "in Holm"], "length": 30}
                """);
        var tasks = new RulerFile().tasks(folder).tasks();
        var values = tasks.getFirst().make();
        assertEquals("niah_multivalue", values.spec().kindName());
        assertEquals(25, values.spec().depthPercent());
        assertEquals("What are all numbers for tin?", values.query());
        assertEquals("Keep the numbers in mind.\nOne of tin is: 11.\nOne of tin is: 12.", values.context());
        assertEquals("11, 12", values.answer());
        assertEquals(1, score("12 and 11", values));
        assertEquals(0.5, score("11", values), "string_match_all");
        var question = tasks.getLast().make();
        assertEquals("qa_1", question.spec().kindName());
        assertEquals("Question: Where?", question.query());
        assertEquals(1, score("It lies in holm.", question), "string_match_part");
    }

    @Test
    void theTaskOfARulerFileHasToBeKnown() throws IOException {
        var e = assertThrows(
                IllegalArgumentException.class, () -> new RulerFile().tasks(ruler("mine/validation.jsonl", "{}")));
        assertTrue(e.getMessage().contains("does not say which task it is of"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NUMERIC    | [7]                            | Answer: 7                          | 1
            NUMERIC    | [7]                            | Answer: 9                          | 0.5625
            NUMERIC    | [7]                            | seven                              | 0
            LABEL      | ['spam']                       | Label: **Spam**                    | 1
            LABEL      | ['spam']                       | Label: [ham]                       | 0
            USER       | [\\"it's\\"]                   | User: it's                         | 1
            USER       | ['it\\\\'s']                   | User: it's                         | 1
            USER       | [44106]                        | User: 44106                        | 1
            COMPARISON | ['less common than']           | Answer: spam is less common than ham | 1
            COMPARISON | ['less common than']           | Answer: spam is more common than ham | 0
            DATE       | [datetime.date(2023, 2, 6)]    | Date: Feb 6, 2023                  | 1
            DATE       | [datetime.date(2023, 2, 6)]    | Date: 2023-02-07                   | 0
            MONTH_YEAR | ['February 2023']              | Answer: February 2023              | 1
            """)
    void oolongAnswersAreReadAndScoredByTheirType(String type, String answer, String reply, double score)
            throws IOException {
        var task = oolong(type, answer).tasks().getFirst().make();
        assertEquals(score, score(reply, task), reply);
        assertEquals("counting/most_freq", task.spec().kindName());
        assertEquals("Date: x || Instance: win", task.context());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NUMERIC | ['many']  | which is no answer of "answer_type" NUMERIC
            DATE    | [5]       | which is no answer of "answer_type" DATE
            LABEL   | [spam]    | not a list such as ['spam'], [5] or [datetime.date(2023, 2, 6)]
            NUMERIC | 5 or 6    | not a list such as
            """)
    void anAnswerOfAnotherTypeIsNamed(String type, String answer, String expected) {
        var e = assertThrows(IllegalArgumentException.class, () -> oolong(type, answer));
        assertTrue(e.getMessage().contains("row 1 (line 1): left out: \"answer\" is " + answer), e.getMessage());
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    @Test
    void theTextWithLabelsIsNeverTaken() throws IOException {
        var file = Files.writeString(folder.resolve("rows.jsonl"), """
                {"id": 1, "context_window_text_with_labels": "win || Label: spam", "question": "How many?", \
                "answer": "[1]", "answer_type": "ANSWER_TYPE.NUMERIC"}
                """);
        var e = assertThrows(IllegalArgumentException.class, () -> new OolongFile().tasks(file));
        assertTrue(e.getMessage().contains("the text with labels is not taken for it"), e.getMessage());
        assertTrue(new OolongFile().fields().stream().noneMatch(field -> field.contains("labels")));
    }

    private FileTasks oolong(String type, String answer) throws IOException {
        var file = Files.writeString(folder.resolve("rows.json"), """
                [{"id": 1, "context_len": 1024, "dataset": "sms", "context_window_text": "Date: x || Instance: win",
                "context_window_text_with_labels": "Date: x || Instance: win || Label: spam",
                "question": "How many?", "task_group": "counting", "task": "TASK_TYPE.MOST_FREQ",
                "answer": "%s", "answer_type": "ANSWER_TYPE.%s"}]
                """.formatted(answer, type));
        return new OolongFile().tasks(file);
    }

    private Path ruler(String name, String rows) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, rows);
    }

    private static double score(String reply, Task task) {
        return Scorer.score(reply, task).primary();
    }
}
