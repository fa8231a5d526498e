package dev.rlmworkbench.experiment.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.inference.RlmLimits;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SpecFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsLeftOutHasItsStandardValue() {
        var spec = SpecFile.parse(
                "{\"name\": \"mine\", \"benchmarks\": [{\"family\": \"niah\"}]}", ShippedBenchmarks.all());
        assertEquals(List.of("vanilla", "rlm"), spec.methods());
        assertEquals(12, spec.tasks().size());
        assertEquals(LengthUnit.TOKENS, spec.benchmarks().getFirst().unit());
        assertEquals(List.of(ModelSpec.FIRST_FOUND), spec.models());
        assertEquals(RlmLimits.DEFAULT, spec.limits().limits());
        assertEquals(ReplLanguage.JAVA, spec.repl());
        assertEquals(SandboxMode.AUTO, spec.sandbox());
        assertEquals(OverflowPolicy.MIDDLE, spec.overflow());
        assertTrue(spec.saveTrajectories());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kinds\": [\"lookup\", \"sum\"] | 4",
                "\"split\": \"tuned\" | 20",
                "\"split\": \"held_out\" | 22",
                "\"split\": \"unseen\" | 16",
                "\"split\": \"all\" | 42"
            })
    void kindsOfQuestionsAreChosenByNameOrSplit(String choice, int tasks) {
        var spec = SpecFile.parse(
                "{\"name\": \"q\", \"benchmarks\": [{\"family\": \"mixed_qa\", \"lengths\": [4000], \"tasks\": 2, "
                        + choice + "}]}",
                ShippedBenchmarks.all());

        assertEquals(tasks, spec.tasks().size());
        assertEquals(
                tasks,
                spec.tasks().stream()
                        .map(task -> task.parameters().toString())
                        .distinct()
                        .count());
        assertEquals(
                spec, SpecFile.parse(JsonMapper.shared().writeValueAsString(spec.asData()), ShippedBenchmarks.all()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"family\": \"mixed_qa\", \"kinds\": [\"nosuch\"] | no kind of question \"nosuch\"",
                "\"family\": \"mixed_qa\", \"kinds\": [] | no kind of question; give at least one",
                "\"family\": \"mixed_qa\", \"kinds\": [\"sum\"], \"split\": \"all\" | cannot be given together",
                "\"family\": \"mixed_qa\", \"split\": \"old\" | choose one of tuned, held_out, unseen, all",
                "\"family\": \"niah\", \"split\": \"tuned\" | niah has no kinds of questions"
            })
    void kindsThatCannotBeAreRefused(String benchmark, String part) {
        var json = "{\"name\": \"q\", \"benchmarks\": [{" + benchmark + "}]}";
        var refused = assertThrows(IllegalArgumentException.class, () -> SpecFile.parse(json, ShippedBenchmarks.all()));

        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    @Test
    void everyFieldIsRead() {
        var spec = SpecFile.parse(FULL, ShippedBenchmarks.all());
        assertEquals("mine", spec.name());
        assertEquals(2 * 2 * 3 + 1, spec.tasks().size());
        assertEquals(List.of("vanilla", "rlm_no_subcalls"), spec.methods());
        assertEquals(
                new ModelSpec(
                        "big",
                        "small",
                        List.of("http://a:1", "http://b:1"),
                        List.of("http://c:1/v1"),
                        8192,
                        4,
                        "MY_KEY",
                        null),
                spec.models().getFirst());
        assertEquals(new SamplingSpec(0.7, 0.9, 5L), spec.sampling());
        assertEquals(new LimitSpec(9, 2, 30, 40_000L, Duration.ofSeconds(90)), spec.limits());
        assertEquals(ReplLanguage.PYTHON, spec.repl());
        assertEquals(HelperSet.SEED, spec.helpers());
        assertEquals(SandboxMode.REQUIRED, spec.sandbox());
        assertEquals("small", spec.profile());
        assertEquals(OverflowPolicy.REFUSE, spec.overflow());
        assertFalse(spec.saveTrajectories());
    }

    @Test
    void theDocumentedExampleIsTheWholeFormat() throws IOException {
        var documented = Files.readString(Path.of("docs/command-line.md"));
        int start = documented.indexOf("```json") + "```json".length();
        var example = documented.substring(start, documented.indexOf("```", start));
        var spec = SpecFile.parse(example, ShippedBenchmarks.all());
        var mapper = JsonMapper.shared();
        assertEquals(
                mapper.valueToTree(spec.asData()).propertyNames(),
                mapper.readTree(example).propertyNames(),
                "docs/command-line.md shows every field");
    }

    @Test
    void asDataAndBackIsTheSame() {
        var spec = SpecFile.parse(FULL, ShippedBenchmarks.all());
        assertEquals(
                spec, SpecFile.parse(JsonMapper.shared().writeValueAsString(spec.asData()), ShippedBenchmarks.all()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {                                                     | not JSON at line 1
            [1]                                                   | a spec is a JSON object
            {"benchmarks": [{"family": "niah"}]}                  | name is missing
            {"name": "x"}                                         | benchmarks is missing or empty
            {"name": "x", "benchmarks": []}                       | benchmarks is missing or empty
            {"name": "x", "benchmarks": [{"family": "niah"}], "method": ["rlm"]}  | unknown field method; known here are benchmarks
            {"name": "x", "benchmarks": [{"family": "nia"}]}      | There is no task family "nia"; choose from niah, niah_hard, long_doc_qa, mixed_qa, ruler, oolong, oolong_pairs
            {"name": "x", "benchmarks": [{"lengths": [500]}]}     | in benchmarks[0]: family is missing
            {"name": "x", "benchmarks": [{"family": "niah", "lengths": [-4]}]}    | A context length of -4 tokens
            {"name": "x", "benchmarks": [{"family": "niah", "lengths": ["a"]}]}   | benchmarks[0].lengths[0] cannot be 'a'
            {"name": "x", "benchmarks": [{"family": "niah", "lengths": [4.5]}]}   | benchmarks[0].lengths[0]
            {"name": "x", "benchmarks": [{"family": "niah", "lengths": 4000}]}    | benchmarks[0].lengths has a value of the wrong kind
            {"name": "x", "benchmarks": [{"family": "niah", "unit": "words"}]}    | benchmarks[0].unit cannot be 'words'; choose one of tokens, chars
            {"name": "x", "benchmarks": [{"family": "niah", "depths": [101]}]}    | A depth of 101 %
            {"name": "x", "benchmarks": [{"family": "niah", "tasks": 0}]}         | 0 tasks
            {"name": "x", "benchmarks": [{"family": "niah"}], "methods": ["x"]}   | there is no method 'x'
            {"name": "x", "benchmarks": [{"family": "niah"}], "helpers": "some"}  | helpers cannot be 'some'; choose one of none, seed, all
            {"name": "x", "benchmarks": [{"family": "niah"}], "methods": []}      | methods is empty
            {"name": "x", "benchmarks": [{"family": "niah"}], "models": []}       | models is empty
            {"name": "x", "benchmarks": [{"family": "niah"}], "models": [{"window": -1}]}       | in models[0]: window
            {"name": "x", "benchmarks": [{"family": "niah"}], "models": [{"concurrency": 0}]}   | concurrency must be at least 1, not 0
            {"name": "x", "benchmarks": [{"family": "niah"}], "models": [{"api_key": "secret"}]} | unknown field models[0].api_key
            {"name": "x", "benchmarks": [{"family": "niah"}], "sampling": {"temperature": 3}}   | temperature must be between 0 and 2, not 3.0
            {"name": "x", "benchmarks": [{"family": "niah"}], "limits": {"max_iterations": 0}}  | in limits: the iteration limit must be at least 1, not 0
            {"name": "x", "benchmarks": [{"family": "niah"}], "limits": {"task_timeout": "20m"}} | limits.task_timeout cannot be '20m'; write it in seconds, such as 1200
            {"name": "x", "benchmarks": [{"family": "niah"}], "repl": "ruby"}     | repl cannot be 'ruby'; choose one of java, python
            {"name": "x", "benchmarks": [{"family": "niah"}], "overflow": "cut"}  | overflow cannot be 'cut'; choose one of refuse, head, middle, tail
            """)
    void aWrongFieldIsOneSentenceThatNamesIt(String json, String expected) throws IOException {
        var file = Files.writeString(folder.resolve("spec.json"), json);
        var e = assertThrows(IllegalArgumentException.class, () -> SpecFile.read(file, ShippedBenchmarks.all()));
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
        assertFalse(e.getMessage().contains("secret"), e.getMessage());
    }

    @Test
    void aFileThatIsNoTextIsOneSentence() throws IOException {
        var file = Files.write(folder.resolve("spec.json"), "\"ä\"".getBytes(StandardCharsets.ISO_8859_1));
        var e = assertThrows(IllegalArgumentException.class, () -> SpecFile.read(file, ShippedBenchmarks.all()));
        assertEquals(file + " is no text in UTF-8", e.getMessage());
        var directory =
                assertThrows(IllegalArgumentException.class, () -> SpecFile.read(folder, ShippedBenchmarks.all()));
        assertTrue(directory.getMessage().contains("cannot be read: Is a directory"), directory.getMessage());
    }

    private static final String FULL = """
            {"name": "mine",
             "benchmarks": [
               {"family": "niah", "lengths": [500, 1000], "unit": "chars", "depths": [0, 100], "tasks": 3, "seed": 7},
               {"family": "long_doc_qa", "lengths": [900]}],
             "methods": ["vanilla", "rlm_no_subcalls"],
             "models": [{"root": "big", "sub": "small", "endpoints": ["http://a:1", "http://b:1"],
                         "sub_endpoints": ["http://c:1/v1"], "window": 8192, "concurrency": 4, "key_variable": "MY_KEY"}],
             "sampling": {"temperature": 0.7, "top_p": 0.9, "seed": 5},
             "limits": {"max_iterations": 9, "max_depth": 2, "max_sub_calls": 30, "max_tokens": 40000, "task_timeout": 90},
             "repl": "python", "helpers": "seed", "sandbox": "required", "profile": "small", "overflow": "refuse", "save_trajectories": false}
            """;
}
