package dev.rlmworkbench.text.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.RecordParser.Entry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @Test
    void nothingIsLostAtTheBordersOfPiecesOfALongLine() {
        var text = IntStream.range(0, 2_000)
                .mapToObj("boat %1$d paid %1$d crowns"::formatted)
                .collect(Collectors.joining(", "));

        assertEquals(IntStream.range(0, 2_000).mapToObj(String::valueOf).toList(), amounts("crowns", text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            degrees     | At night -5 degrees were measured in Vik.   | -5
            degrees     | At night 3 degrees were measured in Vik.    | 3
            temperature | The temperature was -5 at noon.             | -5
            crowns      | In Vik 1 200 crowns were paid.              | 1 200
            crowns      | In Vik 12 300 450 crowns were paid.         | 12 300 450
            crowns      | In 2019 200 crowns were paid.               | 200
            crowns      | Some 3-5 crowns were paid.                  | 5
            doors       | The room B12 doors are shut.                |
            """)
    void whatStandsBesideAName(String name, String sentence, String amount) {
        assertEquals(amount == null ? List.of() : List.of(amount), amounts(name, sentence));
    }

    private static List<String> amounts(String name, String text) {
        return new Amounts(new ContextIndex(text), Deadline.in(Duration.ofMinutes(1)))
                .of(name).stream().map(Entry::value).toList();
    }
}
