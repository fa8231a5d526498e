package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.session.BothLanguages;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A single find is shown with the paragraph that it stands in, in both languages.
@Timeout(120)
class ParagraphInBothLanguagesTest {

    private static final String LETTERS =
            """
            Vik, 3 May 1949
            Dear Ada Lie,
            The boat is late. By the way, the inkwell is still in the attic.
            Yours, Bo Krag

            Sand, 5 May 1949
            Dear Al Wi,
            The mast of the boat is broken.
            Yours, Cy Du

            A line of its own.

            %s
            The lamp of the pier burns.
            """.formatted("The keeper wrote down each boat that passed, and the wind and the weather.\n".repeat(9));

    @Test
    void aLetterIsShownAroundItsLine(@TempDir Path home) throws Exception {
        var calls = new LinkedHashMap<String, String>();
        calls.put("search(\"inkwell\")", """
                [30] The boat is late. By the way, the inkwell is still in the attic.
                It stands in: Vik, 3 May 1949 / Dear Ada Lie, / The boat is late. By the way, the inkwell is still in the attic. / Yours, Bo Krag
                """);
        calls.put("grep(\"mast\")", """
                1 line
                [140] The mast of the boat is broken.
                It stands in: Sand, 5 May 1949 / Dear Al Wi, / The mast of the boat is broken. / Yours, Cy Du
                """);
        calls.put("search(\"of its own\")", """
                [186] A line of its own.
                """);
        calls.put("search(\"lamp of the pier\")", """
                [882] The lamp of the pier burns.
                (only the first line has all these words)
                """);
        calls.put("grep(\"Yours\")", """
                2 lines
                [95] Yours, Bo Krag
                [172] Yours, Cy Du
                """);
        BothLanguages.showTheSame(home, LETTERS, "Who received the letter?", calls);
    }
}
