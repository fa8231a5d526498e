package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

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
            """;

    private static final Map<String, String> CALLS = calls();

    private static Map<String, String> calls() {
        var calls = new LinkedHashMap<String, String>();
        calls.put("grep(\"ada lie\")", """
                3 lines
                [238] 2024-03-01;Ada Lie;Tern;1,204
                [295] 2024-03-02;Ada Lie;Gull;12.50
                [325] 2024-03-04;Ada Lie;Tern;7
                """);
        calls.put("grep(\"Ada Lie\", \"Gull\")", "1 line\n[295] 2024-03-02;Ada Lie;Gull;12.50\n");
        calls.put("grep(\"FAILED (\")", "1 line\n[351] status=FAILED (twice)\n");
        calls.put("extract(\"Ada Lie;Tern;([0-9,.]+)\")", """
                2 values: 1204, 7
                sum 1211, smallest 7, largest 1204, mean 605.5
                """);
        calls.put("extract(\";(.+?);(Tern|Gull);([0-9,.]+)\")", """
                4 values, largest first: Ada Lie Tern 1204, Bo Krag Gull 88, Ada Lie Gull 12.5, Ada Lie Tern 7
                sum 1311.5, smallest 7, largest 1204, mean 327.88
                """);
        calls.put("extract(\"Tern|Gull\")", "4 values, 2 different: Tern (2 times), Gull (2 times)\n");
        calls.put("timeline(\"pier painted\")", """
                [383] The pier was inspected in August 2008, and painting began.
                [51] The pier of Vik was painted on 3 May 2011.
                [165] The pier of Sand was painted on 1 July 2015.
                [105] On 12 June 2019 the pier of Vik was painted again, in grey.
                """);
        calls.put("grep(\"captain Krag sailed\")", """
                0 lines
                Nothing is written exactly like that. Lines with such words:
                [210] day;captain;boat;passengers
                [268] 2024-03-02;Bo Krag;Gull;88
                """);
        calls.put("search(\"captain Krag's zeppelins\")", """
                [210] day;captain;boat;passengers
                [268] 2024-03-02;Bo Krag;Gull;88
                (not in the text: s, zeppelins)
                """);
        calls.put("around(300, 60)", TEXT.substring(268, 328) + "\n");
        return calls;
    }

    @Test
    void showTheSame(@TempDir Path home) throws Exception {
        try (var pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0);
                var java = open(pool, ReplLanguage.JAVA);
                var python = open(pool, ReplLanguage.PYTHON)) {
            for (var call : CALLS.entrySet()) {
                assertEquals(call.getValue(), output(java, call.getKey() + ";"), call.getKey());
                assertEquals(call.getValue(), output(python, call.getKey()), call.getKey());
            }
        }
    }

    @Test
    void whatWasPrintedIsKnownByItsRange(@TempDir Path home) throws Exception {
        try (var pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0);
                var java = open(pool, ReplLanguage.JAVA)) {
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

    private static String output(Repl repl, String code) throws InterruptedException {
        var result = repl.run(code);
        assertNull(result.error(), () -> result.error().message());
        return result.stdout();
    }

    private static Repl open(ReplPool pool, ReplLanguage language) throws InterruptedException {
        try {
            return pool.open(language, TEXT, "q", ReplLimits.DEFAULT, new ScriptedHost());
        } catch (ReplException e) {
            return abort("no such REPL here: " + e.getMessage());
        }
    }
}
