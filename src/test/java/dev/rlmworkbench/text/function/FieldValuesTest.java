package dev.rlmworkbench.text.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValuesTest {

    private static final String TEXT = """
            day;captain;boat;passengers
            2024-03-01;Ada Lie;Tern;1,204
            2024-03-02;Bo Krag;Gull;88
            2024-03-02;Ada Lie;Gull;12.50
            2024-03-04;Ada Lie;Tern;7

            ## Boat A
            - master: Ada Lie
            - tons: 31

            ## Boat B
            - master: Bo Krag
            - tons: 4

            3 May gift payer="Odd Lund" francs=1,040 use="oars"
            9 May gift payer="Eva Lie" francs=15 use="oars"
            In Vik 176 crowns were paid for coal. In Sand 1,200 crowns were paid for coal by Ada Lie.
            """;

    @Test
    void rowsOfATable() {
        assertEquals("""
                3 records with Ada Lie. passengers: 1204, 12.5, 7
                sum 1223.5, mean 407.83, range 1197
                smallest 7: [115] day: 2024-03-04, captain: Ada Lie, boat: Tern, passengers: 7
                largest 1204: [28] day: 2024-03-01, captain: Ada Lie, boat: Tern, passengers: 1,204
                (1,204 is read as 1204)
                """, field(TEXT, "passengers", "Ada Lie").display());
        assertEquals(
                "2 records with gull. captain: Bo Krag, Ada Lie\n",
                field(TEXT, "captain", "gull").display());
        assertEquals(
                "4 records. boat, 2 different: Tern (2 times), Gull (2 times)\n",
                field(TEXT, "boat").display());
    }

    @Test
    void blocksAndPairsAndRunningText() {
        assertEquals(
                """
                2 records. tons: 31, 4
                sum 35, mean 17.5, difference 27
                smallest 4: [%d] ## Boat B / - master: Bo Krag / - tons: 4
                largest 31: [%d] ## Boat A / - master: Ada Lie / - tons: 31
                """.formatted(TEXT.indexOf("## Boat B"), TEXT.indexOf("## Boat A")),
                field(TEXT, "tons").display());
        assertEquals(
                "1 record with 31. master: Ada Lie\n",
                field(TEXT, "master", "31").display());
        assertEquals(List.of("1,040"), values(field(TEXT, "francs", "Odd Lund", "use=oars")));
        assertEquals("""
                2 records with coal. crowns: 176, 1200
                sum 1376, mean 688, difference 1024
                """, lines(field(TEXT, "crowns", "coal"), 2));
    }

    @Test
    void wordsThatStandNowhereTogether() {
        assertEquals(
                "0 records with Bo Krag, Tern. Each of these is in the text, but no record has them all.\n",
                field(TEXT + "\n" + TEXT + "\n" + TEXT, "passengers", "Bo Krag", "Tern")
                        .display());
        assertEquals("""
                2 records with Boat A or Boat B. tons: Boat A 31, Boat B 4
                sum 35, mean 17.5, difference 27
                """, lines(field(TEXT, "tons", "Boat A", "Boat B"), 2));
        assertEquals(
                "1 record with Gull, Bo, Krag. passengers: 88\n",
                lines(field(TEXT, "passengers", "Gull of Bo Krag"), 1));
    }

    @Test
    void wordsInOtherForms() {
        var text = """
                ## Repair A
                - mechanic: Ada Lie
                - hours: 3

                ## Repair B
                - mechanic: Bo Krag
                - hours: 5

                ## Repair C
                - mechanic: Ada Lie
                - hours: 6
                """;

        assertTrue(
                field(text, "hours", "repairs", "Ada Lie")
                        .display()
                        .startsWith("2 records with repairs, Ada Lie. hours: 3, 6\nsum 9"),
                () -> field(text, "hours", "repairs", "Ada Lie").display());
        assertTrue(
                field(TEXT, "passengers", "Ada", "Gulls").display().startsWith("1 record with Ada, Gulls. "),
                () -> field(TEXT, "passengers", "Ada", "Gulls").display());
        assertEquals(
                "1 record with boats. plan: b\n",
                field("thing=boat plan=a\nthing=boats plan=b\n", "plan", "boats")
                        .display(),
                "as it is written, where a record has it so");
    }

    @Test
    void anUnknownFieldTellsWhichThereAre() {
        var found = field(TEXT, "wages");

        assertEquals("No field wages here; there are day, captain, boat, passengers.\n", found.display());
        assertEquals(found.display().length(), found.remarks().getFirst().end());
    }

    @Test
    void quotedCommasAndLineBreaks() throws IOException {
        var mixed = field(resource("mixed.csv"), "amount");
        var quoted = field(resource("quoted2.csv"), "amount");

        assertTrue(mixed.display().startsWith("8 records. amount: "), mixed.display());
        assertTrue(mixed.display().contains("\nsum 1164, "), mixed.display());
        assertTrue(quoted.display().contains("\nsum 1783, "), quoted.display());
        assertEquals(List.of("450", "99", "1,234"), values(quoted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeffname,amount\nVera,1\nBo,2\n",
                "\ufeff\"name\";\"amount\"\r\n\"Ve;ra\";1\r\n\"Bo\nKrag\";2\r\n",
                "name\tamount\nVera\t1\nBo\t2\n",
                "| name | amount |\n|------|-------:|\n| Ve\\|ra | 1 |\n| Bo | 2 |\n",
                "name | amount\n--- | ---\nVera | 1\nBo | 2",
                "name, amount\n\"Lund, Vera\", 1\n\"Bo\", 2\n",
                "[{\"name\": \"Vera\", \"amount\": 1},\n {\"name\": \"Bo \\\"B\\\"\", \"amount\": 2}]",
                "{\"name\": \"Vera\", \"amount\": 1}\n{\"name\": \"Bo\", \"amount\": 2}\n",
                "{\"all\": [\n  {\n  \"paid\": {\n  \"amount\": 1\n },\n  \"name\": \"Vera\"\n },\n {\n  \"paid\": {\n"
                        + "  \"amount\": 2\n },\n  \"name\": \"Bo\"\n }\n]}\n",
                "- name: Vera\n  amount: 1\n- name: Bo\n  amount: 2\n",
                "name=Vera amount=1\nname=Bo amount=2\n",
                "**name:** Vera\n**amount:** 1\n\n**name:** Bo\n**amount:** 2\n",
            })
    void theFormsOfRecords(String text) {
        assertEquals(List.of("1", "2"), values(field(text, "Amount")));
        assertEquals(List.of("2"), values(field(text, "amount", "Bo")));
    }

    @Test
    void rowsWithOtherCellsAreLeftOutAndSaid() {
        var text = "name,amount,note\nVera,1,a\nBo,2\nAda,3,c\nOdd,,d\nEva,n/a,e\nUlf,4,f\n\nname of the boat,amount\n";

        assertEquals("""
                5 records. amount: 1, 3, 4
                sum 8, mean 2.67, range 3
                smallest 1: [17] name: Vera, amount: 1, note: a
                largest 4: [%d] name: Ulf, amount: 4, note: f
                (1 of these are no numbers: n/a)
                (1 without a value)
                (1 row with another number of cells left out)
                """.formatted(text.indexOf("Ulf")), field(text, "amount").display());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,note,amount\n1,a,10\n2,b\n3,c\n4,d,20\n5,e,30\n",
                "id,note,amount\n1,a,10\n\n4,d,20\n5,e,30\n",
                "id,note,amount\n1,a,10\n4,\"5 inch,20\n5,e,30\n",
                "id,note,amount\n1,a,10\n4,\"5\" pipe,20\n5,\"x,\ny\",30\n",
                "id,note,amount\n1,a,10\n4,\"b,20\n5,\"c,30\n",
                "id,note,amount\n1,a,10\n4,d,20\n5,e,30\n\nid,boat,crew\n1,Tern,7\n",
                "id,note,amount\n1,a,10\n4,d,20\n5,e,30\nThe end.\nOr is it?\nAll in all, three, as was said.\n",
            })
    void aTableGoesOnBehindWhatIsNoRow(String text) {
        assertEquals(List.of("10", "20", "30"), values(field(text, "amount")));
        assertEquals(
                text.contains("2,b\n3,c"), field(text, "amount").display().contains("(2 rows with another number"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "country,2019,amount\nNorway,5,1\nSweden,8,2\n",
                "name,amount,,\nVera,1,,\nBo,2,,\n",
                "name,amount,name\nVera,1,x\nBo,2,y\n",
                "name,amount,Paid?\nVera,1,yes\nBo,2,no\n",
                "name,amount,No.\nVera,1,7\nBo,2,8\n",
                "\tname\tamount\n0\tVera\t1\n1\tBo\t2\n",
                "|name|amount|note|\n|---|---|---|\n|x|1||\n|y|2|k|\n",
                "|1|amount|Is it paid?|\n|---|---|---|\n|x|1||\n|y|2|k|\n",
            })
    void namesOfColumns(String text) {
        assertEquals(List.of("1", "2"), values(field(text, "amount")));
    }

    @Test
    void linesThatNameNoColumns() {
        var rows = field("Tern,2019\nGull,2020\nTern,2021\n", "Tern");

        assertTrue(rows.display().startsWith("No field Tern here. "), rows.display());
        assertEquals(List.of("5", "8"), values(field("country,2019\nNorway,5\nSweden,8\n", "2019")));
        assertEquals(List.of("1"), values(field("a|b\n" + "|---".repeat(20_000) + "\n1|2\n", "a")));
    }

    @Test
    void lettersAndNestedObjects() {
        var letters = """
                From: ada@example.org
                Date: Fri, 1 Mar 2024 07:12:00 +0200
                Subject: Re: build 3

                It failed again.

                From: bo@example.org
                Date: Fri, 8 Mar 2024 07:12:00 +0200
                Subject: build 4
                """;
        var json = """
                [
                  {
                    "id": 7,
                    "owner": {
                      "name": "Ada Lie"
                    },
                    "tags": [
                      "a",
                      "b"
                    ]
                  },
                  {
                    "id": 71,
                    "owner": {
                      "name": "Bo Krag"
                    },
                    "tags": []
                  }
                ]
                """;

        assertEquals(List.of("Re: build 3"), values(field(letters, "subject", "ada@example.org")));
        assertEquals(List.of("Fri, 8 Mar 2024 07:12:00 +0200"), values(field(letters, "Date", "build 4")));
        assertEquals(List.of("Ada Lie"), values(field(json, "name", "id=7")));
        assertEquals(List.of("71"), values(field(json, "id", "Bo Krag")));
        assertEquals(
                "2 records. tags: [ \"a\", \"b\" ], []\n", field(json, "tags").display());
        assertEquals(
                "No field wages here; there are id, name.\n",
                field(json + json, "wages").display());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\ufeff",
                "=== a.json ===\n",
                "{never closed\n[1] note\n",
                "{\"amount\": 3, \"cut\n",
                "[2024-05-03] {1}\n"
            })
    void jsonBehindOtherLines(String before) {
        var one =
                "[{\"id\": 1, \"amount\": 5, \"state\": \"OK\"}, {\"id\": 2, \"amount\": 7, \"state\": \"FAILED\"}]\n";
        var indented = "[\n  {\n    \"paid\": {\n      \"amount\": 4\n    },\n    \"state\": \"OK\"\n  },\n"
                + "  {\n    \"paid\": {\n      \"amount\": 9\n    },\n    \"state\": \"FAILED\"\n  }\n]\n";

        var text = before + one + "\n=== b.json ===\n" + indented + "end of the files\n";

        assertEquals(List.of("7", "9"), values(field(text, "amount", "FAILED")));
        assertEquals(List.of("9"), values(field(before + indented, "amount", "FAILED")));
    }

    @Test
    void numbersAndNamesOfJson() {
        var logs =
                "{\"level\":\"ERROR\",\"ms\":12,\"msg\":\"disk ms=5 full, \\\"ms\\\": 8\"}\n{\"msg\":\"ms: 4\",\"ms\":3}\n";
        var german = "[{\"ort\": \"Die Brücke an der Elbe und das Haus\", \"meter\": 1.234},\n"
                + " {\"ort\": \"Der Turm und die Mauer bei der Stadt\", \"meter\": 2.345}]";
        var exponents = "[{\"v\": 1e3}, {\"v\": 2.5E-3}, {\"v\": 7}]";

        assertEquals(List.of("12", "3"), values(field(logs, "ms")));
        assertTrue(field(german, "meter").display().contains("\nsum 3.579, "), field(german, "meter")::display);
        assertTrue(field(exponents, "v").display().startsWith("3 records. v: 1000, 0.0025, 7\nsum 1007.0025, "));
    }

    @Test
    void linesWithOnePairAreRecordsOfTheirOwn() {
        var requests = "GET latency=12\nPOST latency=30\nGET latency=15\nPUT latency=7\n";
        var gifts = "Vera amount: 12\nBo amount: 30\nAda amount: 15\n";

        assertEquals("1 record with POST. latency: 30\n", lines(field(requests, "latency", "POST"), 1));
        assertEquals(List.of("12", "15"), values(field(requests, "latency", "GET")));
        assertEquals(List.of("30"), values(field(gifts, "amount", "Bo")));
        assertEquals(List.of("80"), values(field("max load = 80\nmin load = 5\n", "load", "max")));
    }

    @Test
    void commasAndNothingBehindEqualsSigns() {
        assertEquals(
                List.of("12,50", "1.234,50"),
                values(field("id=1 betrag=12,50 ort=A\nid=2 betrag=1.234,50 ort=B\n", "betrag")));
        assertEquals(List.of("12,5%", "1,040"), values(field("a=1,b=2,c=12,5%;\na=Bo,7,c=1,040,d=3\n", "c")));
        assertEquals(List.of("1", "Bo"), values(field("a=1,b=2,c=12,5%;\na=Bo,7,c=1,040,d=3\n", "a")));
        assertEquals(
                List.of("5", "7"),
                values(field(
                        "user=a amount= state=ok\nuser=b amount=5 state=ok\nuser=c amount= 7 kr state=ok\n",
                        "amount")));
    }

    @Test
    void germanAndJapaneseRecords() {
        var german =
                "Straße;Bürger;Betrag\nAhornweg;Jörg Groß;1.234,50\nHauptstraße;Änne Öhm;12,25\nAm Öl;Jörg Groß;3\n";
        var japanese = "名前,港,金額\n田中,東京,\"1,000\"\n鈴木,大阪,250\n佐藤,東京,30\n";

        assertTrue(
                field(german, "betrag").display().contains("\nsum 1249.75, "),
                field(german, "betrag").display());
        assertTrue(field(german, "Betrag").display().endsWith("(1.234,50 is read as 1234.5)\n"));
        assertEquals(List.of("1.234,50", "3"), values(field(german, "Betrag", "Jörg Groß")));
        assertEquals(List.of("1,000", "30"), values(field(japanese, "金額", "東京")));
        assertTrue(field(japanese, "金額").display().contains("\nsum 1280, "));
    }

    @Test
    void pairsInOneVeryLongLine() {
        var text = "id=7 amount=2 note=x; ".repeat(50_000);

        assertTrue(field(text, "amount").display().startsWith("50000 records. amount: 2, 2, "));
        assertThrows(IllegalArgumentException.class, () -> field(text, " "));
        assertThrows(IllegalArgumentException.class, () -> field(text));
    }

    @Test
    void smallNumbersAndNumbersThatAreNone() {
        var codes = field("town,zip,amount\nVik,01234,0.0012\nSand,00450,0.0034\nOs,09000,0\n", "zip");

        assertEquals("3 records. zip: 01234, 00450, 09000\n", codes.display());
        assertEquals(
                "2 records. amount: 0.0012, 0.0034\nsum 0.0046, mean 0.0023, difference 0.0022\n",
                lines(field("town,amount\nVik,0.0012\nSand,0.0034\n", "amount"), 2));
        assertEquals(
                "2 records. amount: 0.5, 0\nsum 0.5, mean 0.25, difference 0.5\n",
                lines(field("town,amount\nVik,0.5\nSand,0\n", "amount"), 2));
    }

    @Test
    void aTurkishField() {
        assertEquals(List.of("İstanbul", "Ankara"), values(field("İl;Nüfus\nİstanbul;15\nAnkara;5\n", "il")));
        assertEquals(List.of("15"), values(field("İl;Nüfus\nİstanbul;15\nAnkara;5\n", "nüfus", "İstanbul")));
    }

    @Test
    void germanSentences() {
        var text = """
                Die Häuser am Markt werden für 1.250.000 Euro verkauft, und der Rat ist nicht dagegen.
                Für das Schwimmbad sind 45.000 Euro vorgesehen, für die Straßen 12.500,50 Euro.
                Für das Schwimmbad sind in dem Jahr danach noch einmal 48.000 Euro vorgesehen.
                """;

        assertTrue(field(text, "Euro").display().startsWith("4 records. Euro: 1250000, 45000, 12500.5, 48000\n"));
        assertTrue(field(text.replace(",50", ""), "Euro", "Schwimmbad", "Jahr")
                .display()
                .contains("\nsum 48000, "));
    }

    @Test
    void fiftyThousandRows() {
        var text = new StringBuilder("id,name,\"amount, net\",state\n");
        for (int i = 1; i <= 50_000; i++) {
            text.append(i)
                    .append(",\"Lund, Vera ")
                    .append(i % 7)
                    .append("\",\"")
                    .append(i % 2 == 0 ? "1,000" : "5")
                    .append("\",late\n");
        }

        var found = field(text.toString(), "amount, net", "Vera 3", "late");

        assertTrue(
                found.display().startsWith("7143 records with Vera 3, late. amount, net: 5, 1000, "), found.display());
        assertTrue(found.display().contains("\nsum " + (3571L * 1_000 + 3572 * 5) + ", "), found.display());
    }

    @Property(tries = 60)
    void theSumOfAColumnIsItsSum(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = -10_000, max = 10_000) Integer> amounts,
            @ForAll @Size(min = 1, max = 5) List<String> notes,
            @ForAll @IntRange(max = 2) int form) {
        var separator = List.of(",", ";", "\t").get(form);
        var text = new StringBuilder("no" + separator + "note" + separator + "amount\n");
        for (int i = 0; i < amounts.size(); i++) {
            var note = notes.get(i % notes.size()).replace("\r", "").replace("\"", "\"\"");
            text.append(i)
                    .append(separator)
                    .append('"')
                    .append(note)
                    .append('"')
                    .append(separator);
            text.append(amounts.get(i)).append('\n');
        }

        var found = field(text.toString(), "amount");

        var sum = amounts.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(amounts.stream().map(String::valueOf).toList(), values(found));
        assertTrue(found.display().contains("\nsum " + sum.toPlainString() + ", "), found.display());
    }

    private static Findings field(String text, String... arguments) {
        return FieldValues.find(
                new ContextIndex(text),
                new Arguments("field", List.of((Object[]) arguments)),
                Deadline.in(Duration.ofMinutes(1)));
    }

    private static List<String> values(Findings found) {
        return found.value() instanceof Value.Texts texts ? texts.texts() : new ArrayList<>(List.of(found.display()));
    }

    private static String lines(Findings findings, int lines) {
        return findings.display().lines().limit(lines).map(line -> line + "\n").reduce("", String::concat);
    }

    private static String resource(String name) throws IOException {
        try (var file = FieldValuesTest.class.getResourceAsStream("/text/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
