package dev.rlmworkbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultCodecTest {

    private static final String WHOLE = """
            {"fingerprint":"00aa","method":"rlm","run_name":"r","task_type":"mixed_qa","task_kind":"two_hop","context_length":4000,\
            "length_unit":"tokens","context_tokens":4001,"context_chars":21000,"depth_percent":50,"seed":232364396526565,\
            "query":"q?","answer":"12345","prediction":"it is 12345","scores":{"exact_match":0.0,"contains_answer":1.0,\
            "numeric_match":1.0,"f1":0.5,"primary":1.0},"latency_s":2.5,"iterations":3,"sub_calls":4,"repl_errors":1,\
            "truncated":false,"timed_out":false,"stop_reason":"final","error":null,"usage":{"root":{"prompt":10,"completion":5,\
            "calls":3,"load_s":0.0,"prefill_s":0.25,"decode_s":0.5,"estimated":true},"sub":{"prompt":1,"completion":2,"calls":4,\
            "load_s":0.0,"prefill_s":0.0,"decode_s":0.0}},"model":{"root":{"name":"m","digest":"d1","kind":"ollama","window":8192},\
            "sub":{"name":"s","digest":null,"kind":"openai","window":0}},"adapter":"a","prompt_profile":"small",\
            "prompt_sha256":"aa11","repl_language":"java","protocol":"final","helpers":"all","helpers_version":2,\
            "started_at":"2026-01-02T03:04:05.123456789Z","attempt":2,"parent":"00bb","fork_step":3,"gpu":{"a":[1,null]}}""";

    private static final String SHORT = """
            {"method":"rlm","task_type":"niah","context_length":4000,"query":"q","answer":"1"%s}""";

    @Test
    void everyValueOfALineHasItsPlaceAndIsWrittenAsItWas() {
        var record = ResultCodec.read(WHOLE);

        assertEquals(
                new TaskKey(
                        "mixed_qa", "two_hop", new ContextLength(4000, "tokens"), 50, 232364396526565L, "q?", "12345"),
                record.task());
        assertEquals(new ContextSize(4001, 21000), record.size());
        assertEquals("rlm", record.method());
        assertEquals(
                new MethodSetup(
                        new ModelSnapshot("m", "d1", "ollama", 8192),
                        new ModelSnapshot("s", null, "openai", 0),
                        "a",
                        "small",
                        "aa11",
                        "java",
                        "final",
                        "all",
                        2),
                record.setup());
        assertEquals(
                new Outcome("it is 12345", new Scores(0, 1, 1, 0.5, 1), "final", false, false, null), record.outcome());
        assertEquals(
                new Cost(2.5, 3, 4, 1, new Usage(10, 5, 3, 0, 0.25, 0.5, true), new Usage(1, 2, 4, 0, 0, 0, false)),
                record.cost());
        assertEquals(
                new Provenance("00aa", "r", Instant.parse("2026-01-02T03:04:05.123456789Z"), 2, "00bb", 3),
                record.provenance());
        assertEquals("{\"a\":[1,null]}", record.extra().get("gpu").toString());
        assertEquals(WHOLE, ResultCodec.write(record));
    }

    @Test
    void theShippedSampleIsWrittenKeyForKeyAsItIs() throws IOException {
        var lines = Files.readAllLines(Path.of("experiments/sample_comparison.jsonl"));

        for (var line : lines) {
            assertEquals(line, ResultCodec.write(ResultCodec.read(line)).replace("\"helpers_version\":null,", ""));
        }
        assertFalse(lines.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity", "1e999, 1e999", "-1.5E400, -1.5E400"})
    void aNumberThatIsNoneIsNamedWithItsKey(String number, String named) {
        var known = SHORT.formatted(",\"latency_s\":" + number);
        var nested = SHORT.formatted(",\"other\":{\"loss\":[1," + number + "]}");

        assertEquals("\"latency_s\" is " + named + ", which is no finite number.", problem(known));
        assertTrue(problem(nested).contains(" is " + named + ", "), problem(nested));
    }

    @Test
    void aWholeNumberBeyondAllRangesIsNotFiniteEither() {
        var number = "9".repeat(400);
        assertEquals(
                "\"latency_s\" is " + number + ", which is no finite number.",
                problem(SHORT.formatted(",\"latency_s\":" + number)));
        assertTrue(problem(SHORT.formatted(",\"iterations\":" + number)).contains("\"iterations\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"seed\":\"seven\" | a value has the wrong type: \"seed\" is \"seven\", not a whole number.",
                "\"iterations\":3000000000 | \"iterations\" is 3000000000, which is too large.",
                "\"truncated\":\"maybe\" | a value has the wrong type: \"truncated\" is \"maybe\", not true or false.",
                "\"latency_s\":[] | a value has the wrong type: \"latency_s\" is [], not a number.",
                "\"usage\":7 | a value has the wrong type: \"usage\" is 7, not an object.",
                "\"prediction\":{} | a value has the wrong type: \"prediction\" is {}, not a text.",
                "\"started_at\":\"noon\" | a value has the wrong type: \"started_at\" is \"noon\", not a time.",
                "\"latency_s\":\"1e999\" | \"latency_s\" is \"1e999\", which is no finite number.",
                "\"latency_s\":\"NaN\" | a value has the wrong type: \"latency_s\" is \"NaN\", not a number.",
                "\"latency_s\":-2.5 | \"latency_s\" is -2.5, which cannot be negative.",
                "\"iterations\":-1 | \"iterations\" is -1, which cannot be negative.",
                "\"usage\":{\"root\":{\"prompt\":-7}} | \"prompt\" is -7, which cannot be negative.",
                "\"usage\":{\"sub\":{\"decode_s\":-7}} | \"decode_s\" is -7, which cannot be negative.",
                "\"scores\":{\"primary\":7} | \"primary\" is 7, not a score between 0 and 1.",
                "\"scores\":{\"f1\":-0.5} | \"f1\" is -0.5, not a score between 0 and 1.",
                "\"scores\":{\"f1\":\"high\"} | a score is not a number: \"high\"."
            })
    void aValueOfTheWrongTypeIsNamed(String value, String sentence) {
        assertEquals(sentence, problem(SHORT.formatted("," + value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"seed\":\"7\",\"latency_s\":\"2.5\",\"truncated\":1",
                "\"seed\":7.0,\"latency_s\":2.5,\"truncated\":\"True\""
            })
    void numbersAndWordsMayStandForEachOther(String values) {
        var record = ResultCodec.read(SHORT.formatted("," + values));

        assertEquals(7, record.task().seed());
        assertEquals(2.5, record.cost().seconds());
        assertTrue(record.outcome().truncated());
    }

    @Test
    void whatALineLeavesOutIsUnknown() {
        var record = ResultCodec.read(SHORT.formatted(""));

        assertEquals(MethodSetup.UNKNOWN, record.setup());
        assertEquals("", record.setup().rootName());
        assertEquals(new Cost(0, 0, 0, 0, null, null), record.cost());
        assertEquals(Outcome.Kind.NO_ANSWER, record.outcome().kind());
        assertEquals(1, record.provenance().attempt());
        assertEquals(Map.of(), record.extra());
    }

    @Test
    void aModelMayBeANameAlone() {
        var record = ResultCodec.read(SHORT.formatted(",\"model\":{\"root\":\"gpt\"}"));

        assertEquals(new ModelSnapshot("gpt", null, null, 0), record.setup().root());
        assertNull(record.setup().sub());
    }

    @Test
    void aStopReasonOfALaterVersionIsKept() {
        var record = ResultCodec.read(SHORT.formatted(",\"stop_reason\":\"bored\""));

        assertEquals("bored", record.outcome().stopReason());
        assertEquals(Optional.empty(), record.outcome().stop());
        assertTrue(ResultCodec.write(record).contains("\"stop_reason\":\"bored\""));
        assertEquals(
                Optional.of(StopReason.FINAL), ResultCodec.read(WHOLE).outcome().stop());
    }

    @Test
    void anErrorIsNeitherRightNorWrong() {
        var outcome = ResultCodec.read(WHOLE.replace("\"error\":null", "\"error\":\"server gone\""))
                .outcome();

        assertEquals(Outcome.Kind.ERROR, outcome.kind());
        assertFalse(outcome.isRight());
        assertFalse(outcome.isAnswered());
    }

    @Test
    void resultsAreToldFromTrajectoriesEvenWhereTheLineIsCut() {
        assertTrue(ResultCodec.isResult(WHOLE));
        assertTrue(ResultCodec.isResult(WHOLE.substring(0, WHOLE.indexOf("\"latency_s\""))));
        assertFalse(ResultCodec.isResult("{\"type\":\"task_started\",\"query\":\"\\\"scores\\\"\",\"scores\":{}}"));
        assertFalse(ResultCodec.isResult("{\"method\":\"rlm\",\"prediction\":\"1\",\"trajectory\":[]}"));
        assertFalse(ResultCodec.isResult("{\"benchmarks\":[{\"scores\":1}]}"));
        assertFalse(ResultCodec.isResult("[1]"));
        assertFalse(ResultCodec.isResult(""));
    }

    private static String problem(String line) {
        return assertThrows(IllegalArgumentException.class, () -> ResultCodec.read(line))
                .getMessage();
    }
}
