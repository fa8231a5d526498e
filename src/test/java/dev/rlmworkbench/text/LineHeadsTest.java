package dev.rlmworkbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineHeadsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "name,port,crew\\nHeron,Ulm,6\\nGull,Kiel,9 ! Gull ! name,port,crew",
                "=== ships.csv ===\\nname;port\\n\"Gull; the old\";Kiel ! Kiel ! name;port",
                "| name | crew |\\n|---|---|\\n| Gull | 9 | ! Gull ! | name | crew |",
                "# Ships\\n\\nThe Gull has a crew of nine. ! Gull ! # Ships",
                "[server]\\nthe port is 80 ! 80 ! [server]",
                "From: Ada Lie\\nTo: Bo Krag\\n\\nThe boat is sold. ! boat ! From: Ada Lie\\nTo: Bo Krag",
                "## Mail\\nFrom: Ada Lie\\nTo: Bo Krag\\nIt rained.\\nThe boat is sold. ! boat ! ## Mail\\nFrom: Ada Lie\\nTo: Bo Krag",
                "class Ship:\\n    def crew(self):\\n        if self.old:\\n            return 9 ! return ! def crew(self):",
                "void sail() {\\n    if (wind) {\\n        go();\\n    }\\n} ! go ! void sail() {",
                "name,port\\nHeron,Ulm\\n\\nAn evening, a boat. ! boat ! ''",
                "It rained.\\n  The Gull came. ! Gull ! ''",
                "home: Ulm\\ncrew: 6 ! crew ! ''",
            })
    void whatALineStandsUnder(String text, String line, String head) {
        var whole = text.replace("\\n", "\n");
        var heads = new LineHeads(whole);
        int at = whole.indexOf(line);

        var found = heads.of(new TextRange(at, at + line.length()));

        assertEquals(
                head.replace("\\n", "\n"), found.map(range -> range.of(whole)).orElse(""));
    }

    @Test
    void aTableOfManyRowsIsReadOnce() {
        var text = new StringBuilder("name,port,crew\n");
        for (int i = 0; i < 200_000; i++) {
            text.append("ship ").append(i).append(",Ulm,9\n");
        }
        var heads = new LineHeads(text.toString());

        for (int at = text.length() - 40_000; at < text.length(); at += 17) {
            int start = text.lastIndexOf("\n", at) + 1;
            assertEquals(
                    0,
                    heads.of(new TextRange(start, text.indexOf("\n", start)))
                            .orElseThrow()
                            .start());
        }
    }
}
