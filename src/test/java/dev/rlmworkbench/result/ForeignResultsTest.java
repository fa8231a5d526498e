package dev.rlmworkbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Results of gkamradt's needle test and of the older Python project, in files of our own making.
class ForeignResultsTest {

    private static final String NEEDLE = """
            {"model": "gpt-x", "context_length": 16000, "depth_percent": 99.104, "version": 2, \
            "needle": "\\n  Eat a sandwich.\\n ", "model_response": "Eat a sandwich.", "score": 10, \
            "test_duration_seconds": 3.5, "test_timestamp_utc": "2024-03-05 18:20:01+0000"}""";

    @TempDir
    Path folder;

    @Test
    void aNeedleTestIsAResultOfVanilla() throws IOException {
        var record = read("gpt-x_len_16000_depth_9910_results.json", NEEDLE)
                .records()
                .getFirst();
        assertEquals(
                new TaskKey("niah", null, new ContextLength(16_000, "tokens"), 99, 2, "", "Eat a sandwich."),
                record.task());
        assertEquals("vanilla", record.method());
        assertEquals("gpt-x", record.setup().rootName());
        assertEquals("needle_test_gpt-x", record.provenance().runName());
        assertEquals(Instant.parse("2024-03-05T18:20:01Z"), record.provenance().startedAt());
        assertEquals("Eat a sandwich.", record.outcome().prediction());
        assertEquals(3.5, record.cost().seconds());
        assertTrue(record.outcome().isRight());
        assertEquals("10", record.extra().get("score").toString(), "the judge's own score is kept");
        assertEquals(record, ResultCodec.read(ResultCodec.write(record)), "written again it is the same result");
    }

    @ParameterizedTest
    @CsvSource({"10, 1.0", "7, 0.6666666666666666", "1, 0.0"})
    void theJudgesScoreGoesFromNoneToAll(String judged, double primary) throws IOException {
        var outcome = read("a_results.json", NEEDLE.replace("\"score\": 10", "\"score\": " + judged))
                .records()
                .getFirst()
                .outcome();
        assertEquals(primary, outcome.scores().primary());
        assertEquals(primary == 1, outcome.isRight());
    }

    @Test
    void aFolderOfThemIsReadAsOneByBothReaders() throws IOException {
        for (int depth : List.of(0, 50, 100)) {
            write("m_len_16000_depth_" + depth + "_results.json", NEEDLE.replace("99.104", "" + depth));
        }
        write(
                "m_len_16000_depth_50_results_2.json",
                NEEDLE.replace("99.104", "50").replace("\"version\": 2", "\"version\": 3"));
        write(
                "m_len_16000_depth_50_results_3.json",
                NEEDLE.replace("99.104", "50").replace("sandwich.\"", "pie.\""));
        write("torn_results.json", NEEDLE.substring(0, 100));
        write("other.json", "{}");
        var records = ResultReader.read(folder);
        assertEquals(5, records.records().size(), "a repeated test is not an attempt at the same");
        assertEquals(1, records.problems().size(), "" + records.problems());
        assertTrue(records.problems().getFirst().startsWith("torn_results.json, line 1"), "" + records.problems());
        var rows = ResultRows.read(List.of(folder), ResultRows.Progress.NONE);
        assertEquals(5, rows.rows().size());
        assertEquals(records.problems(), rows.problems());
        var last = rows.rows().getLast();
        assertEquals(last.task().depthPercent(), rows.record(last).task().depthPercent());
        var none = Files.createDirectory(folder.resolve("none"));
        var e = assertThrows(IOException.class, () -> ResultReader.read(none));
        assertTrue(e.getMessage().contains("name the result files in it"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "score": 10            | "score": 11             | "score" is 11, not a number from 1 to 10.
            "score": 10            | "score": "ten"          | "score" is "ten", not a number from 1 to 10.
            "score": 10,           |                         | "score" is missing, not a number from 1 to 10.
            99.104                 | 120                     | "depth_percent" is 120, not a number from 0 to 100.
            99.104                 | NaN                     | "depth_percent" is NaN, which is no finite number.
            "context_length": 16000| "context_length": "x"   | "context_length" is "x", not a whole number.
            3.5                    | 1e999                   | "test_duration_seconds" is 1e999, which is no finite number.
            """)
    void aWrongValueIsNamed(String sound, String wrong, String expected) throws IOException {
        var read = read("a_results.json", NEEDLE.replace(sound, wrong == null ? "" : wrong));
        assertEquals(0, read.records().size());
        assertTrue(read.problems().getFirst().startsWith("a_results.json, line 1"), "" + read.problems());
        assertTrue(read.problems().getFirst().endsWith(expected), "" + read.problems());
    }

    @Test
    void anOlderLineSaysNothingOfTheDepthAndNothingIsMadeUp() throws IOException {
        var older = """
                {"method": "rlm", "run_name": "niah_small", "context_length": 4000, "query": "What is the passcode?", \
                "answer": "12345", "task_type": "niah", "prediction": "It is 12345.", "scores": {"exact_match": false, \
                "contains_answer": true, "numeric_match": true}, "latency_s": 12.5, "iterations": 3, "sub_calls": 2, \
                "repl_errors": 1, "timed_out": false, "error": null}""";
        var record = read("niah_small.jsonl", "\uFEFF" + older + "\r\n" + older.substring(0, 60))
                .records()
                .getFirst();
        assertNull(record.task().depthPercent());
        assertEquals(new ContextLength(4_000, "chars"), record.task().length());
        assertTrue(record.outcome().isRight());
        assertEquals(MethodSetup.UNKNOWN, record.setup());
    }

    @Test
    void aLineThatIsNestedTooDeepIsNotCalledTorn() throws IOException {
        var read = read("niah_small.jsonl", "{\"method\": " + "[".repeat(2_000) + "]".repeat(2_000) + "}\n{}\n");
        assertTrue(
                read.problems().getFirst().endsWith("left out: it is longer or nested deeper than can be read."),
                "" + read.problems());
    }

    private ResultFile read(String name, String text) throws IOException {
        return ResultReader.read(write(name, text));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
