package dev.rlmworkbench.inference.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ChatMessage.Role;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.TextTools;
import dev.rlmworkbench.text.function.FunctionSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A model believes the examples, so the functions print what the examples show. The text of an example is put together
/// from the lines that it shows at their positions, and those that it does not show, from a file beside this test.
class ExampleOutputsTest {

    private static final Path NOT_SHOWN = Path.of("src/test/resources/prompts/example-lines.txt");
    private static final Pattern BEGINNING =
            Pattern.compile("`context` has ([\\d,]+) characters in [\\d,]+ lines. It begins: (.*)");
    private static final Pattern QUESTION = Pattern.compile("\nQuestion: (.*)");
    private static final Pattern CALL = Pattern.compile("```\\w+\n(?:(?://|#).*\n)*(\\w+)\\((.*)\\);?\n```");
    private static final Pattern ARGUMENT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\d+)");
    private static final Pattern OUTPUT =
            Pattern.compile("Output:\n(.*?)\n\n(?:\\(No output|Question:)", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(?m)^(?:\\w[^\\[\n]*: )?\\[(\\d+)] (.*)$");

    private static final Pattern REPEATED = Pattern.compile("(\\d+)x (.*)");

    /// @param shown what the model is told that the call printed
    private record Call(Arguments arguments, String shown) {}

    private record Example(String question, int length, TreeMap<Integer, String> lines, List<Call> calls) {}

    static Stream<org.junit.jupiter.params.provider.Arguments> profiles() {
        return Stream.of("small", "medium")
                .flatMap(name -> Arrays.stream(ReplLanguage.values())
                        .map(language -> org.junit.jupiter.params.provider.Arguments.of(name, language)));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theFunctionsPrintWhatTheExamplesShow(String name, ReplLanguage language) throws IOException {
        var notShown = notShown();
        var examples = examples(new PromptProfiles(null).load(name, language));
        assertFalse(examples.stream().allMatch(example -> example.calls().isEmpty()));
        var shown = new StringBuilder();
        var printed = new StringBuilder();
        for (var example : examples) {
            example.lines().putAll(notShown.getOrDefault(example.question(), Map.of()));
            var tools = new TextTools(new ContextIndex(text(example)), FunctionSets.all());
            for (var call : example.calls()) {
                var title = "%s %s%s\n"
                        .formatted(
                                example.question(),
                                call.arguments().function(),
                                call.arguments().values());
                var findings = tools.call(call.arguments(), Deadline.in(Duration.ofSeconds(10)));
                shown.append(title).append(call.shown()).append('\n');
                printed.append(title).append(findings.display().strip()).append('\n');
            }
        }
        assertEquals(printed.toString(), shown.toString());
    }

    private static List<Example> examples(PromptProfile profile) {
        var examples = new ArrayList<Example>();
        Arguments asked = null;
        for (var message : profile.examples(true)) {
            var words = message.content();
            var beginning = BEGINNING.matcher(words);
            if (message.role() == Role.ASSISTANT) {
                var call = CALL.matcher(words);
                asked = call.matches() ? new Arguments(call.group(1), arguments(call.group(2))) : null;
            } else if (beginning.lookingAt()) {
                var question = QUESTION.matcher(words);
                assertTrue(question.find(), words);
                examples.add(new Example(
                        question.group(1),
                        Integer.parseInt(beginning.group(1).replace(",", "")),
                        new TreeMap<>(Map.of(0, beginning.group(2))),
                        new ArrayList<>()));
            } else if (asked != null) {
                var output = OUTPUT.matcher(words);
                assertTrue(output.lookingAt(), words);
                LINE.matcher(output.group(1))
                        .results()
                        .forEach(
                                line -> examples.getLast().lines().put(Integer.parseInt(line.group(1)), line.group(2)));
                examples.getLast().calls().add(new Call(asked, output.group(1)));
            }
        }
        return examples;
    }

    private static List<Object> arguments(String code) {
        return ARGUMENT.matcher(code)
                .results()
                .map(match -> match.group(1) == null
                        ? (Object) Long.valueOf(match.group(2))
                        : match.group(1).replace("\\\\", "\\"))
                .toList();
    }

    private static String text(Example example) {
        var text = new StringBuilder("\n".repeat(example.length()));
        int free = 0;
        for (var line : example.lines().entrySet()) {
            if (text.indexOf(line.getValue(), line.getKey()) == line.getKey()) {
                continue; // a sentence of a longer line
            }
            assertTrue(free <= line.getKey(), () -> example.question() + ": " + line + " stands in another line");
            free = line.getKey() + line.getValue().length() + 1;
            text.replace(line.getKey(), free - 1, line.getValue());
        }
        return text.toString();
    }

    /// By questions, the lines at their positions; one without a position stands below the one before. `20x line` is
    /// twenty lines.
    private static Map<String, Map<Integer, String>> notShown() throws IOException {
        var all = new HashMap<String, Map<Integer, String>>();
        var lines = new TreeMap<Integer, String>();
        int next = 0;
        for (var line : Files.readAllLines(NOT_SHOWN)) {
            var positioned = LINE.matcher(line);
            var repeated = REPEATED.matcher(line);
            if (line.startsWith("=== ")) {
                lines = new TreeMap<>();
                all.put(line.substring(4), lines);
                continue;
            }
            int at = positioned.matches() ? Integer.parseInt(positioned.group(1)) : next;
            var words = positioned.matches() ? positioned.group(2) : line;
            if (repeated.matches()) {
                var times = Integer.parseInt(repeated.group(1));
                words = String.join("\n", Collections.nCopies(times, repeated.group(2)));
            }
            lines.put(at, words);
            next = at + words.length() + 1;
        }
        return all;
    }
}
