package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.session.BothLanguages;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A question for what is newest, first, largest or smallest shows that end beside what was found, in both languages.
@Timeout(120)
class AskedEndInBothLanguagesTest {

    private static final String TEXT = """
            Noted on 4 January 1930: Ada Lie owns the ship Tern.
            Ada Lie owns the ship Gull. (Entry of 5 October 1931.)
            Bo Krag owns the ship Auk, since 3 May 1935.
            Ada Lie owns a ship.
            day,captain,sacks
            1930-02-01,Ada Lie,7
            1930-02-03,Ada Lie,12
            1930-02-02,Bo Krag,3
            From: Al Wi
            To: Cy Du
            Date: 4 May 1941

            The keyring is lost.

            From: Al Wi
            To: Cy Du
            Date: 9 April 1941

            The keyring is here.
            """;

    private static final String SHIPS = """
            [0] Noted on 4 January 1930: Ada Lie owns the ship Tern.
            [53] Ada Lie owns the ship Gull. (Entry of 5 October 1931.)
            [153] Ada Lie owns a ship.
            """;

    @Test
    void theNewestIsTheLatestDate(@TempDir Path home) throws Exception {
        var newest = "latest date: [53] Ada Lie owns the ship Gull. (Entry of 5 October 1931.)\n";
        var calls = new LinkedHashMap<String, String>();
        calls.put("search(\"Ada Lie owns ship\")", SHIPS + newest);
        calls.put("grep(\"owns\")", "3 of 4 lines also have Ada Lie, as the question asks\n" + SHIPS + newest);
        calls.put("grep(\"Auk\")", """
                1 line
                [108] Bo Krag owns the ship Auk, since 3 May 1935.
                (the question also names: Ada Lie)
                It stands in: Noted on 4 January 1930: Ada Lie owns the ship Tern. / Ada Lie owns the ship Gull. \
                (Entry of 5 October 1931.) / Bo Krag owns the ship Auk, since 3 May 1935. / Ada Lie owns a ship. / \
                day,captain,sacks / 1930-02-01,Ada Lie,7 / 1930-02-03,Ada Lie,12 / 1930-02-02,Bo Krag,3 / \
                From: Al Wi / To: Cy Du / Date: 4 May 1941
                """);
        BothLanguages.showTheSame(home, TEXT, "Which ship does Ada Lie own now, not an earlier one?", calls);
    }

    @Test
    void theFirstIsTheEarliestDate(@TempDir Path home) throws Exception {
        var first = "earliest date: [0] Noted on 4 January 1930: Ada Lie owns the ship Tern.\n";
        var calls = new LinkedHashMap<String, String>();
        calls.put("timeline(\"Ada Lie owns ship\")", SHIPS + first);
        calls.put("search(\"Ada Lie owns ship\")", SHIPS + first);
        BothLanguages.showTheSame(home, TEXT, "Which ship did Ada Lie own first?", calls);
    }

    @Test
    void theDateOfALetterIsThatOfItsLines(@TempDir Path home) throws Exception {
        BothLanguages.showTheSame(
                home, TEXT, "Which letter was the last to speak of the keyring?", Map.of("grep(\"keyring\")", """
                2 lines
                [296] The keyring is lost.
                [360] The keyring is here.
                latest date: [296] The keyring is lost.
                """));
    }

    @Test
    void whatIsBeforeSomethingElseIsNoEnd(@TempDir Path home) throws Exception {
        BothLanguages.showTheSame(
                home,
                TEXT,
                "Which ship did Ada Lie own before the Gull?",
                Map.of("search(\"Ada Lie owns ship\")", """
                [53] Ada Lie owns the ship Gull. (Entry of 5 October 1931.)
                [0] Noted on 4 January 1930: Ada Lie owns the ship Tern.
                [153] Ada Lie owns a ship.
                """));
    }

    @Test
    void ofNumbersTheAskedEndStandsFirst(@TempDir Path home) throws Exception {
        var figures = """
                3 records. sacks: 7, 12, 3
                sum 22, mean 7.33, range 9
                """;
        var smallest = "[235] day: 1930-02-02, captain: Bo Krag, sacks: 3\n";
        var largest = "[213] day: 1930-02-03, captain: Ada Lie, sacks: 12\n";
        var call = "field(\"sacks\")";
        BothLanguages.showTheSame(
                home, TEXT, "Whose day had the most sacks?", Map.of(call, "largest sacks: " + largest + figures));
        BothLanguages.showTheSame(
                home, TEXT, "Whose day had the fewest sacks?", Map.of(call, "smallest sacks: " + smallest + figures));
        BothLanguages.showTheSame(
                home,
                TEXT,
                "How far is it from the fewest to the most sacks?",
                Map.of(call, figures + "smallest 3: " + smallest + "largest 12: " + largest));
    }

    @Test
    void aSearchSaysThatTheNumbersAreToBeCompared(@TempDir Path home) throws Exception {
        BothLanguages.showTheSame(
                home, TEXT, "Whose day had the fewest sacks?", Map.of("search(\"sacks of Ada Lie\")", """
                [174] day,captain,sacks
                [192] 1930-02-01,Ada Lie,7
                [213] 1930-02-03,Ada Lie,12
                (the question asks for the smallest: compare the numbers by code, with field)
                """));
    }
}
