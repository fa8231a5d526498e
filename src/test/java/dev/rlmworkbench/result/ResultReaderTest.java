package dev.rlmworkbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultReaderTest {

    private static final String OURS = """
            {"fingerprint":"00aa","method":"rlm","run_name":"r","task_type":"niah","context_length":4000,"length_unit":"tokens",\
            "context_tokens":4000,"context_chars":21000,"depth_percent":50,"seed":7,"query":"q?","answer":"12345",\
            "prediction":"it is 12345","scores":{"exact_match":0.0,"contains_answer":1.0,"numeric_match":1.0,"f1":0.5,"primary":1.0},\
            "latency_s":2.5,"iterations":3,"sub_calls":4,"repl_errors":1,"truncated":false,"timed_out":false,\
            "stop_reason":"final","error":null,"usage":{"root":{"prompt":10,"completion":5}},"model":{"root":{"name":"m"}},\
            "started_at":"2026-01-02T03:04:05Z","attempt":1,"gpu":"kept"}""";
    private static final String OLDER_VANILLA = """
            {"method":"vanilla","run_name":"niah_small","context_length":4000,"query":"q?","answer":"12345","task_type":"niah",\
            "prediction":"12345","scores":{"exact_match":true,"contains_answer":true,"numeric_match":true},"latency_s":1.25,"truncated":true}""";
    private static final String OLDER_RLM = """
            {"method":"rlm","run_name":"niah_small","context_length":4000,"query":"q?","answer":"12345","task_type":"niah",\
            "prediction":null,"scores":{"exact_match":0,"contains_answer":0,"numeric_match":0},"latency_s":9,"iterations":20,\
            "sub_calls":2,"repl_errors":3,"timed_out":true,"error":"timeout"}""";

    @TempDir
    Path folder;

    @Test
    void readsOurRecordsWithTheKeysItDoesNotKnow() throws IOException {
        var file = read(OURS + "\n");

        var record = file.records().getFirst();
        assertEquals(50, record.task().depthPercent());
        assertEquals(Instant.parse("2026-01-02T03:04:05Z"), record.provenance().startedAt());
        assertEquals(0.5, record.outcome().scores().f1());
        assertEquals("kept", record.extra().get("gpu").asString());
        assertEquals(1, record.extra().size());
        assertEquals(List.of(), file.problems());
    }

    @Test
    void readsOlderLinesWithTheValuesTheyImply() throws IOException {
        var records = read(OLDER_VANILLA + "\n" + OLDER_RLM + "\n").records();

        var vanilla = records.get(0);
        assertEquals("chars", vanilla.task().length().unit());
        assertEquals(4000, vanilla.size().chars());
        assertNull(vanilla.task().depthPercent());
        assertTrue(vanilla.outcome().isRight());
        assertTrue(vanilla.outcome().truncated());
        assertEquals(16, vanilla.fingerprint().length());
        var rlm = records.get(1);
        assertEquals(20, rlm.cost().iterations());
        assertEquals("timeout", rlm.outcome().error());
        assertTrue(rlm.outcome().timedOut());
        assertNull(rlm.cost().root());
        assertEquals(Map.of(), rlm.extra());
    }

    @Test
    void anEmptyErrorIsNone() throws IOException {
        assertNull(read(OLDER_RLM.replace("\"timeout\"", "\"\""))
                .records()
                .getFirst()
                .outcome()
                .error());
    }

    @Test
    void olderTasksThatDifferOnlyInTheHiddenValueStayApart() throws IOException {
        var other = OLDER_VANILLA.replace("\"answer\":\"12345\"", "\"answer\":\"54321\"");

        assertEquals(2, read(OLDER_VANILLA + "\n" + other + "\n").records().size());
    }

    @Test
    void dropsATornLastLineAndSaysSo() throws IOException {
        var file = read(OURS + "\n" + OURS.substring(0, 200));

        assertEquals(1, file.records().size());
        assertEquals(1, file.problems().size());
        assertTrue(
                file.problems().getFirst().contains("line 2 (the last)"),
                file.problems().getFirst());
    }

    @Test
    void survivesALineCutInsideACharacter() throws IOException {
        var whole = (OURS + "\n" + OURS.replace("it is", "Größe")).getBytes(StandardCharsets.UTF_8);
        var cut = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\u00C3') + 1;
        var path = folder.resolve("cut.jsonl");
        Files.write(path, Arrays.copyOf(whole, cut));

        assertEquals(1, ResultReader.read(path).records().size());
    }

    @Test
    void acceptsAWholeLastLineWithoutLineEnd() throws IOException {
        assertEquals(List.of(), read(OURS).problems());
    }

    @Test
    void reportsRubbishInTheMiddleAndKeepsTheRest() throws IOException {
        var second = OURS.replace("00aa", "00bb");
        var file = read(OURS + "\n\n[1,2]\n{\"type\":\"code_started\"}\n"
                + OURS.replace("\"seed\":7", "\"seed\":\"seven\"") + "\n" + second + "\n");

        assertEquals(2, file.records().size());
        assertEquals(3, file.problems().size());
        assertTrue(file.problems().get(0).contains("line 3: left out: it is not a JSON object"));
        assertTrue(file.problems().get(1).contains("\"method\""));
        assertTrue(file.problems().get(2).contains("wrong type"));
    }

    @Test
    void aHugeNumberInThePlaceOfAFlagHarmsNoOtherLine() throws IOException {
        var huge = OURS.replace("\"truncated\":false", "\"truncated\":9223372036854775808");

        var file = read(huge + "\n" + OURS.replace("00aa", "00bb") + "\n");

        assertEquals(2, file.records().size());
        assertTrue(file.records().getFirst().outcome().truncated());
    }

    @Test
    void theLastAttemptCounts() throws IOException {
        var failed = OURS.replace("\"error\":null", "\"error\":\"server gone\"");
        var again = OURS.replace("\"attempt\":1", "\"attempt\":2").replace("it is 12345", "second");

        var records = read(failed + "\n" + again + "\n").records();

        assertEquals(1, records.size());
        assertEquals("second", records.getFirst().outcome().prediction());
    }

    @Test
    void aFinishedTaskOfOneFileIsNotUndoneByAFailureInAnother() throws IOException {
        var done = read(OURS);
        var failed = read(
                OURS.replace("\"error\":null", "\"error\":\"server gone\"").replace("\"attempt\":1", "\"attempt\":3"));

        var merged = ResultFile.merge(List.of(done, failed));

        assertEquals(1, merged.records().size());
        assertNull(merged.records().getFirst().outcome().error());
    }

    @Test
    void aMissingFileIsAnException() {
        assertThrows(NoSuchFileException.class, () -> ResultReader.read(folder.resolve("none.jsonl")));
    }

    private ResultFile read(String text) throws IOException {
        var path = folder.resolve("results.jsonl");
        Files.writeString(path, text);
        return ResultReader.read(path);
    }
}
