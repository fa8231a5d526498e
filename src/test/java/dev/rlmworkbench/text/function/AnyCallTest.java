package dev.rlmworkbench.text.function;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.TextTools;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever code asks of whatever text: it gets findings that lie in the text, or a sentence.
class AnyCallTest {

    private static final List<String> PIECES = List.of(
            "name",
            "amount",
            "=",
            ": ",
            ",",
            ";",
            "|",
            "\t",
            "\n",
            "\n\n",
            "\r\n",
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "1,234",
            "12.50",
            "-7",
            "3 May 2024",
            "2024-05-03",
            "Ada Lie",
            "Größe",
            "東京",
            "\ud83d\udea2",
            "\ud83d",
            "\\",
            "\\d+",
            ".*",
            "?",
            "*",
            "+",
            "^",
            "$",
            "# ",
            "- ",
            "---",
            "|---|",
            " ",
            "the pier of Vik was painted. ",
            "\0",
            "\ufeff",
            "name,amount\n",
            "Ada,1\n",
            "a\u0308",
            "{\"name\": \"Ada\", \"amount\": 1}\n",
            "\\Q",
            "(?i)",
            "\\b",
            "x{2}");
    private static final List<String> FUNCTIONS = List.copyOf(FunctionSets.all().keySet());

    @Property(tries = 500)
    void isAnswered(@ForAll long seed) {
        var random = new Random(seed);
        var text = drawn(random, 60);
        var tools = new TextTools(new ContextIndex(text), FunctionSets.all());
        for (var name : FUNCTIONS) {
            var values = IntStream.range(0, random.nextInt(4))
                    .mapToObj(
                            _ -> random.nextInt(4) == 0 ? (Object) (long) (random.nextInt(60) - 10) : drawn(random, 4))
                    .toList();
            try {
                assertLiesInside(text, tools.call(new Arguments(name, values), Deadline.in(Duration.ofMinutes(1))));
            } catch (IllegalArgumentException e) {
                assertFalse(e.getMessage().isBlank());
            }
        }
    }

    private static String drawn(Random random, int most) {
        return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                .limit(random.nextInt(most) + 1L)
                .collect(Collectors.joining());
    }

    private static void assertLiesInside(String text, Findings findings) {
        findings.remarks()
                .forEach(remark -> assertTrue(remark.start() < remark.end()
                        && remark.end() <= findings.display().length()));
        Stream.concat(findings.shown().stream(), ranges(findings.value()))
                .forEach(range -> assertTrue(range.end() <= text.length()));
    }

    private static Stream<TextRange> ranges(Value value) {
        return switch (value) {
            case Value.Piece piece -> Stream.of(piece.range());
            case Value.Pieces pieces -> pieces.ranges().stream();
            case Value.Texts _, Value.Rows _ -> Stream.empty();
        };
    }
}
