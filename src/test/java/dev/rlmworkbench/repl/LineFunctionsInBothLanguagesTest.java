package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.session.BothLanguages;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.repl.session.ScriptedHost;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the functions that look through all lines print, and that they print the same in both languages.
@Timeout(120)
class LineFunctionsInBothLanguagesTest {

    private static final String TEXT = """
            Notes of the ferry office. Mr. J. Holm keeps them. The pier of Vik was painted on 3 May 2011. It rained. \
            On 12 June 2019 the pier of Vik was painted again, in grey. The pier of Sand was painted on 1 July 2015.
            day;captain;boat;passengers
            2024-03-01;Ada Lie;Tern;1,204
            2024-03-02;Bo Krag;Gull;88
            2024-03-02;Ada Lie;Gull;12.50
            2024-03-04;Ada Lie;Tern;7
            status=FAILED (twice)
            status=OK
            The pier was inspected in August 2008, and painting began.
            ## Boat A
            - master: Ada Lie
            - tons: 31

            ## Boat B
            - master: Bo Krag
            - tons: 4
            {"id": 7, "cargo": "salt", "cost": 12.5}
            {"id": 8, "cargo": "iron", "cost": 3}
            From: Al Wi
            To: Cy Du
            Date: 4 May 1941

            By the way, the forged keyring is lost.

            int cool(int a) {
                if (a > 3) {
                    return zap(a);
                }
            }
            === lease_9.txt ===
            kind: lease
            landlord: Ulm Lang
            tenant: Dam Cald

            The number of inhabitants of Weir is 3840.
            In Vik 176 crowns were paid for coal. In Sand 1,200 crowns were paid for coal by Ada Lie.
            A guest left 20 francs in the Inn of Weir, and later in the Inn of Weir francs were found.
            Of Weir the Inn is short of francs.
            Bo Krag never paid in the Inn.
            """;

    /// What stands around a single find in the first lines.
    private static final String PARAGRAPH = """
            It stands in: Notes of the ferry office. Mr. J. Holm keeps them. The pier of Vik was painted on 3 May 2011. \
            It rained. On 12 June 2019 the pier of Vik was painted again, in grey. The pier of Sand was painted on \
            1 July 2015. / day;captain;boat;passengers / 2024-03-01;Ada Lie;Tern;1,204 / 2024-03-02;Bo Krag;Gull;88 \
            / 2024-03-02;Ada Lie;Gull;12.50 / 2024-03-04;Ada Lie;Tern;7 / status=FAILED (twice) / status=OK / \
            The pier was inspected in August 2008, and painting began. / ## Boat A / - master: Ada Lie / - tons: 31
            """;

    private static final String QUESTION = "What does the office keep?";
    private static final Map<String, String> CALLS = calls();

    private static Map<String, String> calls() {
        var calls = new LinkedHashMap<String, String>();
        calls.put("grep(\"ada lie\")", """
                5 lines
                [238] 2024-03-01;Ada Lie;Tern;1,204
                [295] 2024-03-02;Ada Lie;Gull;12.50
                [325] 2024-03-04;Ada Lie;Tern;7
                [442] ## Boat A / - master: Ada Lie / - tons: 31
                [896] In Sand 1,200 crowns were paid for coal by Ada Lie.
                """);
        calls.put("grep(\"Ada Lie\", \"Gull\")", """
                1 line
                [295] 2024-03-02;Ada Lie;Gull;12.50
                """);
        calls.put("grep(\"FAILED (\")", """
                1 line
                [351] status=FAILED (twice)
                """ + PARAGRAPH);
        calls.put("grep(\"boat;passengers day;captain\")", """
                Not found as it is written here. With the words boat;passengers, day;captain:
                [210] day;captain;boat;passengers
                """ + PARAGRAPH);
        calls.put("grep(\"paint\")", """
                4 lines
                [51] The pier of Vik was painted on 3 May 2011.
                [105] On 12 June 2019 the pier of Vik was painted again, in grey.
                [165] The pier of Sand was painted on 1 July 2015.
                [383] The pier was inspected in August 2008, and painting began.
                """);
        calls.put("grep(\"paint the pier of Vik\")", """
                Not found as it is written here. With the words paint, pier, Vik: 2 lines
                [51] The pier of Vik was painted on 3 May 2011.
                [105] On 12 June 2019 the pier of Vik was painted again, in grey.
                """);
        calls.put("grep(\"painted again\", \"pier\")", """
                1 line
                [105] On 12 June 2019 the pier of Vik was painted again, in grey.
                """ + PARAGRAPH);
        calls.put("grep(\"Inn of Weir\", \"francs\")", """
                2 lines with these words in any order (1 as it is written here)
                [948] A guest left 20 francs in the Inn of Weir, and later in the Inn of Weir francs were found.
                [1039] Of Weir the Inn is short of francs.
                """);
        calls.put("grep(\"master Ada Lie\", \"tons\")", """
                Not found as it is written here. With the words master, Ada, Lie, tons:
                [442] ## Boat A / - master: Ada Lie / - tons: 31
                """);
        calls.put("grep(\"was not paid in the Inn\")", """
                Not found as it is written here. With the words not, paid, Inn:
                [1075] Bo Krag never paid in the Inn.
                """);
        calls.put("grep(\"boat Gull of Bo Krag\")", """
                Not found as it is written here. With the words boat, Gull, Bo, Krag:
                [268] 2024-03-02;Bo Krag;Gull;88
                """);
        calls.put("extract(\"Ada Lie;Tern;([0-9,.]+)\")", """
                2 values: 1204, 7
                sum 1211, smallest 7, largest 1204, mean 605.5
                """);
        calls.put("extract(\";(.+?);(Tern|Gull);([0-9,.]+)\")", """
                4 values, largest first: Ada Lie Tern 1204, Bo Krag Gull 88, Ada Lie Gull 12.5, Ada Lie Tern 7
                sum 1311.5, smallest 7, largest 1204, mean 327.88
                """);
        calls.put("extract(\"Tern|Gull\")", """
                4 values, 2 different: Tern (2 times), Gull (2 times)
                """);
        calls.put("extract(\"[0-9]+ crowns\")", """
                2 values: 176, 200
                sum 376, smallest 176, largest 200, mean 188
                """);
        calls.put("field(\"passengers\", \"Ada Lie\")", """
                3 records with Ada Lie. passengers: 1204, 12.5, 7
                sum 1223.5, mean 407.83, range 1197
                smallest 7: [325] day: 2024-03-04, captain: Ada Lie, boat: Tern, passengers: 7
                largest 1204: [238] day: 2024-03-01, captain: Ada Lie, boat: Tern, passengers: 1,204
                """);
        calls.put("field(\"captain\", \"Gull\")", """
                2 records with Gull. captain: Bo Krag, Ada Lie
                """);
        calls.put("field(\"tons\")", """
                2 records. tons: 31, 4
                sum 35, mean 17.5, difference 27
                smallest 4: [482] ## Boat B / - master: Bo Krag / - tons: 4
                largest 31: [442] ## Boat A / - master: Ada Lie / - tons: 31
                """);
        calls.put("field(\"master\", \"31\")", """
                1 record with 31. master: Ada Lie
                """);
        calls.put("field(\"cost\", \"salt\")", """
                1 record with salt. cost: 12.5
                sum 12.5, mean 12.5, range 0
                smallest 12.5: [520] {"id": 7, "cargo": "salt", "cost": 12.5}
                largest 12.5: [520] {"id": 7, "cargo": "salt", "cost": 12.5}
                """);
        calls.put("field(\"cargo\")", """
                2 records. cargo: salt, iron
                """);
        calls.put("field(\"crowns\", \"coal\")", """
                2 records with coal. crowns: 176, 1200
                sum 1376, mean 688, difference 1024
                smallest 176: [858] In Vik 176 crowns were paid for coal.
                largest 1200: [896] In Sand 1,200 crowns were paid for coal by Ada Lie.
                """);
        calls.put("field(\"crowns\", \"Ada Lie\")", """
                1 record with Ada Lie. crowns: 1200
                sum 1200, mean 1200, range 0
                smallest 1200: [896] In Sand 1,200 crowns were paid for coal by Ada Lie.
                largest 1200: [896] In Sand 1,200 crowns were paid for coal by Ada Lie.
                """);
        calls.put("field(\"captain\", \"boat\")", """
                0 records with boat. With the words captain, boat:
                [210] day;captain;boat;passengers
                """ + PARAGRAPH);
        calls.put("field(\"passengers\", \"Gull of Bo Krag\")", """
                1 record with Gull, Bo, Krag. passengers: 88
                sum 88, mean 88, range 0
                smallest 88: [268] day: 2024-03-02, captain: Bo Krag, boat: Gull, passengers: 88
                largest 88: [268] day: 2024-03-02, captain: Bo Krag, boat: Gull, passengers: 88
                """);
        calls.put("search(\"Ada Lie\")", """
                [210] day;captain;boat;passengers
                [238] 2024-03-01;Ada Lie;Tern;1,204
                [295] 2024-03-02;Ada Lie;Gull;12.50
                [325] 2024-03-04;Ada Lie;Tern;7
                [746] === lease_9.txt === / kind: lease / landlord: Ulm Lang / tenant: Dam Cald
                [896] In Sand 1,200 crowns were paid for coal by Ada Lie.
                (more lines have all these words)
                """);
        calls.put("search(\"captain Ada Lie unicorn\")", """
                [210] day;captain;boat;passengers
                [238] 2024-03-01;Ada Lie;Tern;1,204
                [295] 2024-03-02;Ada Lie;Gull;12.50
                [325] 2024-03-04;Ada Lie;Tern;7
                (not in the text: unicorn)
                """);
        calls.put("field(\"zeppelin\", \"Vik\")", """
                No field zeppelin here. With the words Vik: 3 lines
                [51] The pier of Vik was painted on 3 May 2011.
                [105] On 12 June 2019 the pier of Vik was painted again, in grey.
                [858] In Vik 176 crowns were paid for coal.
                """);
        calls.put("timeline(\"pier painted\")", """
                [51] The pier of Vik was painted on 3 May 2011.
                [165] The pier of Sand was painted on 1 July 2015.
                [105] On 12 June 2019 the pier of Vik was painted again, in grey.
                latest date: [105] On 12 June 2019 the pier of Vik was painted again, in grey.
                """);
        calls.put("timeline(\"pier of Vik painted\")", """
                [51] The pier of Vik was painted on 3 May 2011.
                [105] On 12 June 2019 the pier of Vik was painted again, in grey.
                latest date: [105] On 12 June 2019 the pier of Vik was painted again, in grey.
                """);
        calls.put("grep(\"captain Krag sailed\")", """
                Not found as it is written here. With the words captain, Krag:
                [268] 2024-03-02;Bo Krag;Gull;88
                """);
        calls.put("grep(\"no such boat\")", """
                Not found as it is written here. With the words boat: 3 lines
                [210] day;captain;boat;passengers
                [442] ## Boat A
                [482] ## Boat B
                """);
        calls.put("grep(\"zeppelin of the forged, inspected airship\")", """
                0 lines
                Not found as it is written here. Lines with such words:
                [383] The pier was inspected in August 2008, and painting began.
                [599] From: Al Wi / To: Cy Du / Date: 4 May 1941
                [639] By the way, the forged keyring is lost.
                """);
        calls.put("search(\"captain Krag's zeppelins\")", """
                [210] day;captain;boat;passengers
                [268] 2024-03-02;Bo Krag;Gull;88
                (not in the text: zeppelins)
                """);
        calls.put("search(\"pier of Sand painted\")", """
                [165] The pier of Sand was painted on 1 July 2015.
                (only the first line has all these words)
                """ + PARAGRAPH);
        calls.put("search(\"Bo Krag tons\")", """
                [482] ## Boat B / - master: Bo Krag / - tons: 4
                (only the first line has all these words)
                """);
        calls.put("around(300, 60)", """
                2024-03-02;Bo Krag;Gull;88
                2024-03-02;Ada Lie;Gull;12.50
                202
                """);
        calls.put("search(\"forged keyring sent\")", """
                [599] From: Al Wi / To: Cy Du / Date: 4 May 1941
                [639] By the way, the forged keyring is lost.
                (not in the text: sent)
                """);
        calls.put("search(\"landlord Ulm Lang\")", """
                [746] === lease_9.txt === / kind: lease / landlord: Ulm Lang / tenant: Dam Cald
                (only the first line has all these words)
                """);
        calls.put("search(\"zap\")", """
                [680] int cool(int a) {
                [723] return zap(a);
                """);
        calls.put("field(\"inhabitants\", \"Weir\")", """
                1 record with Weir. inhabitants: 3840
                sum 3840, mean 3840, range 0
                smallest 3840: [815] The number of inhabitants of Weir is 3840.
                largest 3840: [815] The number of inhabitants of Weir is 3840.
                """);
        calls.put("field(\"pier\", \"Vik\")", """
                0 records with Vik. With the words pier, Vik: 2 lines
                [51] The pier of Vik was painted on 3 May 2011.
                [105] On 12 June 2019 the pier of Vik was painted again, in grey.
                """);
        return calls;
    }

    @Test
    void showTheSame(@TempDir Path home) throws Exception {
        showTheSame(home, QUESTION, CALLS);
    }

    @Test
    void whatTheQuestionAsksForIsSingledOut(@TempDir Path home) throws Exception {
        var question =
                "How many tons or passengers had the boat Tern of Ada Lie, and how many crowns were paid in Vik?";
        var calls = new LinkedHashMap<String, String>();
        calls.put("grep(\"2024\")", """
                2 of 4 lines also have Tern, Ada Lie, as the question asks
                [238] 2024-03-01;Ada Lie;Tern;1,204
                [325] 2024-03-04;Ada Lie;Tern;7
                (the question also names: Vik)
                """);
        calls.put("field(\"passengers\", \"Tern\")", """
                2 records with Tern. passengers: 1204, 7
                sum 1211, mean 605.5, difference 1197
                smallest 7: [325] day: 2024-03-04, captain: Ada Lie, boat: Tern, passengers: 7
                largest 1204: [238] day: 2024-03-01, captain: Ada Lie, boat: Tern, passengers: 1,204
                (the question also names: Vik)
                """);
        calls.put("field(\"master\", \"tons of Boat\")", """
                1 of 2 records with tons, Boat also has Ada Lie, as the question asks. master: Ada Lie
                (the question also names: Tern, Vik)
                """);
        calls.put("grep(\"- tons\")", """
                1 of 2 lines also has Ada Lie, as the question asks
                [442] ## Boat A / - master: Ada Lie / - tons: 31
                (the question also names: Tern, Vik)
                """);
        calls.put("search(\"lease_9.txt\")", """
                [746] === lease_9.txt === / kind: lease / landlord: Ulm Lang / tenant: Dam Cald
                """);
        calls.put("field(\"tons\", \"Boat A\", \"Boat B\")", """
                1 of 2 records with Boat A or Boat B also has Ada Lie, as the question asks. tons: Boat A 31
                sum 31, mean 31, range 0
                smallest Boat A 31: [442] ## Boat A / - master: Ada Lie / - tons: 31
                largest Boat A 31: [442] ## Boat A / - master: Ada Lie / - tons: 31
                (the question also names: Tern, Vik)
                """);
        calls.put("extract(\"[0-9]+ crowns were paid for coal\")", """
                2 values: 176, 200
                sum 376, smallest 176, largest 200, mean 188
                (the question also names: Tern)
                """);
        showTheSame(home, question, calls);
    }

    @Test
    void whatIsNotThereTogetherIsNotMadeUpOfItsParts(@TempDir Path home) throws Exception {
        var text = """
                buyer,seed,sacks
                Ada Lie,hops,1
                Ada Lie,flax,2
                Ada Lie,oats,3
                Ada Lie,hops,4
                Bo Lie,rye,5
                Bo Krag,hops,6
                """;
        var calls = new LinkedHashMap<String, String>();
        calls.put("field(\"sacks\", \"Ada Lie\", \"rye\")", """
                0 records with Ada Lie, rye. Each of these is in the text, but no record has them all.
                """);
        calls.put("field(\"sacks\", \"Ada Lie\", \"seed\", \"rye\")", """
                0 records with Ada Lie, seed, rye. Each of these is in the text, but no record has them all.
                """);
        calls.put("grep(\"Ada Lie\", \"rye\")", """
                0 lines
                Not found as it is written here. Lines with such words:
                [0] buyer,seed,sacks
                [17] Ada Lie,hops,1
                [32] Ada Lie,flax,2
                [47] Ada Lie,oats,3
                """);
        calls.put("grep(\"hops of Ada Krag\")", """
                Not found as it is written here. With the words hops, Krag:
                [90] Bo Krag,hops,6
                (the question also names: Ada Lie)
                """);
        BothLanguages.showTheSame(home, text, "How many sacks of rye did Ada Lie buy?", calls);
    }

    @Test
    void linesByTheirWordsAreAboutOneOfTheNamesAskedFor(@TempDir Path home) throws Exception {
        var text = """
                The year of completion of the pier was 1902.
                Ada Lie was born in a year of storms.
                The mill of Bo Krag opened in the year 1904.
                North Mill - owner: none
                North Mill - tons: 4
                """;
        var calls = new LinkedHashMap<String, String>();
        calls.put("grep(\"(Ada Lie|Bo Krag).*completion of the pier.*year\")", """
                Not found as it is written here. With the words Ada Lie, Bo Krag, year: 2 lines
                [45] Ada Lie was born in a year of storms.
                [83] The mill of Bo Krag opened in the year 1904.
                """);
        // Two lines that begin with a name are no two fields of one record.
        calls.put("grep(\"North Mill owner tons\")", """
                Not found as it is written here. With the words North, Mill, owner, tons: 2 lines
                [128] North Mill - owner: none
                [153] North Mill - tons: 4
                (the question also names: Ada Lie, Bo Krag)
                """);
        BothLanguages.showTheSame(
                home, text, "Which was completed first, the pier of Ada Lie or that of Bo Krag?", calls);
    }

    private static void showTheSame(Path home, String question, Map<String, String> calls) throws Exception {
        BothLanguages.showTheSame(home, TEXT, question, calls);
    }

    @Test
    void namesThatTheQuestionComparesAreEachLookedFor(@TempDir Path home) throws Exception {
        var question = "Which had more passengers, the boats of Ada Lie, of Bo Krag or the pier of Sand?";
        var calls = new LinkedHashMap<String, String>();
        calls.put("search(\"passengers of Ada Lie, Bo Krag and Sand\")", """
                [210] day;captain;boat;passengers
                [238] 2024-03-01;Ada Lie;Tern;1,204
                [268] 2024-03-02;Bo Krag;Gull;88
                [295] 2024-03-02;Ada Lie;Gull;12.50
                [165] The pier of Sand was painted on 1 July 2015.
                (first line lacks: Bo, Krag, Sand)
                (the question asks for the largest: compare the numbers by code, with field)
                """);
        calls.put("field(\"tons\", \"Ada Lie Bo Krag\")", """
                largest tons: [442] ## Boat A / - master: Ada Lie / - tons: 31
                2 records with Ada Lie or Bo Krag. tons: Ada Lie 31, Bo Krag 4
                sum 35, mean 17.5, difference 27
                (the question also names: Sand)
                """);
        showTheSame(home, question, calls);
    }

    @Test
    void whatWasPrintedIsKnownByItsRange(@TempDir Path home) throws Exception {
        try (var pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0);
                var java = BothLanguages.open(pool, ReplLanguage.JAVA, TEXT, QUESTION)) {
            assertEquals(
                    List.of(new ReplResult.ContextRange(295, 325)),
                    java.run("grep(\"Ada Lie\", \"Gull\");").printed());
        }
    }

    @Test
    void aPatternThatNeverEndsIsStopped(@TempDir Path home) throws Exception {
        try (var pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0);
                var java =
                        pool.open(ReplLanguage.JAVA, "a".repeat(50_000), "q", ReplLimits.DEFAULT, new ScriptedHost())) {
            var error = java.run("grep(\"(a+)+b\");").error();
            assertTrue(error != null && error.message().contains("takes too long"), () -> String.valueOf(error));
        }
    }

    @Test
    void theNumberOfSomethingElseIsNoValue(@TempDir Path home) throws Exception {
        var text = """
                The repair of a saw at Vik took Ada Lie 24 hours.
                Ada Lie spent 53 hours at Vik on the repair of a winch.
                The height of the mast at Vik is 12 yards.
                At Sand the height is 9.
                """;
        var calls = new LinkedHashMap<String, String>();
        calls.put("field(\"repairs\", \"Vik\")", """
                No field repairs here. With the words repairs, Vik: 2 lines
                [0] The repair of a saw at Vik took Ada Lie 24 hours.
                [50] Ada Lie spent 53 hours at Vik on the repair of a winch.
                """);
        calls.put("field(\"hours\")", """
                2 records. hours: 24, 53
                sum 77, mean 38.5, difference 29
                smallest 24: [0] The repair of a saw at Vik took Ada Lie 24 hours.
                largest 53: [50] Ada Lie spent 53 hours at Vik on the repair of a winch.
                """);
        calls.put("field(\"height\")", """
                2 records. height: 12, 9
                sum 21, mean 10.5, difference 3
                smallest 9: [149] At Sand the height is 9.
                largest 12: [106] The height of the mast at Vik is 12 yards.
                """);
        BothLanguages.showTheSame(home, text, "How many repairs are there?", calls);
    }
}
