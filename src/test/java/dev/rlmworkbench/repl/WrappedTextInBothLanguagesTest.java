package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.session.BothLanguages;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Text that was wrapped at some width is read by its sentences, in both languages.
@Timeout(120)
class WrappedTextInBothLanguagesTest {

    private static final String TERMS = """
            Terms of the ferry of Holm.

              11. Lost things.

              What a passenger has left on board is kept by the harbour
            master for ninety days; after that it may be sold in favour of
            the school. An owner who asks for it before pays under article
            4 of the tariff.  Animals are handed to the vet of Vik and are
            his from then on.

              12. Late boats.

              A passenger whose boat was late by more than an hour has the
            right to a free
            meal in the inn, unless:

              a) the delay was known
              b) there was a storm and the inn was shut because of it on that day
                 of the year

            The tariff and the list of all fees are found by whoever wants to
            read it there, in the file
            "/harbour/of/holm/tariff-of-all-boats.txt" at the inn.

            NO CLAIM IS TAKEN FOR ANYTHING THAT WAS IN THE HOLD OF A BOAT
            THAT SANK.
            """;

    private static final String LOST_THINGS =
            "It stands in: What a passenger has left on board is kept by the harbour master for ninety days; after that it "
                    + "may be sold in favour of the school. An owner who asks for it before pays under article 4 of the "
                    + "tariff.  Animals are handed to the vet of Vik and are his from then on.\n";

    @Test
    void aSentenceIsFoundWhole(@TempDir Path home) throws Exception {
        var calls = new LinkedHashMap<String, String>();
        calls.put("search(\"left on board kept days\")", """
                [51] What a passenger has left on board is kept by the harbour master for ninety days; after that it may be sold in favour of the school.
                (only the first line has all these words)
                """ + LOST_THINGS);
        calls.put("search(\"pays under article\")", """
                [184] An owner who asks for it before pays under article 4 of the tariff.
                (only the first line has all these words)
                """ + LOST_THINGS);
        BothLanguages.showTheSame(home, TERMS, "", calls);
    }

    @Test
    void aSentenceIsOneLineForGrepAndField(@TempDir Path home) throws Exception {
        var calls = new LinkedHashMap<String, String>();
        calls.put("grep(\"harbour master\")", """
                1 line
                [51] What a passenger has left on board is kept by the harbour master for ninety days; after that it may be sold in favour of the school.
                """ + LOST_THINGS);
        calls.put("grep(\"sold\", \"left\")", """
                1 line
                [51] What a passenger has left on board is kept by the harbour master for ninety days; after that it may be sold in favour of the school.
                """ + LOST_THINGS);
        calls.put("grep(\"tariff\", \"inn\")", """
                1 line
                [554] The tariff and the list of all fees are found by whoever wants to read it there, in the file "/harbour/of/holm/tariff-of-all-boats.txt" at the inn.
                """);
        calls.put("grep(\"boat that sank\")", """
                1 line
                [703] NO CLAIM IS TAKEN FOR ANYTHING THAT WAS IN THE HOLD OF A BOAT THAT SANK.
                """);
        BothLanguages.showTheSame(home, TERMS, "", calls);
    }

    @Test
    void linesOfRecordsStayLines(@TempDir Path home) throws Exception {
        var log = """
                info the boat of the morning left from the quay at Holm in time
                warn the boat of the evening was late
                info the boat of the night was full of people and of the sheep
                from="quay" to="the inn of the harbour" state=late and without any of the post
                to the inn the post of the day came late, as it was
                """;
        BothLanguages.showTheSame(home, log, "", Map.of("grep(\"boat\")", """
                3 lines
                [0] info the boat of the morning left from the quay at Holm in time
                [64] warn the boat of the evening was late
                [102] info the boat of the night was full of people and of the sheep
                """));
    }
}
