package dev.rlmworkbench.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWordsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "experiments/a.jsonl, experiments/a.jsonl, experiments/a.jsonl",
                "my tasks.jsonl, 'my tasks.jsonl', \"my tasks.jsonl\"",
                "it's, 'it'\\''s', \"it's\"",
                "C:\\Users\\ada\\a.jsonl, 'C:\\Users\\ada\\a.jsonl', C:\\Users\\ada\\a.jsonl",
                "a&b, 'a&b', \"a&b\""
            })
    void anArgumentCanBePastedIntoTheShellOfItsSystem(String argument, String elsewhere, String windows) {
        assertEquals(elsewhere, CommandWords.quoted(argument, false));
        assertEquals(windows, CommandWords.quoted(argument, true));
    }
}
