package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What code in a real child finds in the context, and what of it is reported as shown.
@Timeout(120)
class TextFunctionsTest {

    private static final String CONTEXT = IntStream.range(0, 500)
            .mapToObj(i -> i == 321
                    ? "The harbour master keeps the spare key under the third bollard."
                    : "Line " + i + " speaks of the weather, the tides and nothing else.")
            .collect(Collectors.joining("\n"));

    private static ReplPool pool;
    private static Repl repl;

    @BeforeAll
    static void openSession(@TempDir Path home) throws Exception {
        pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0);
        repl = pool.open(ReplLanguage.JAVA, CONTEXT, "Where is the key?", ReplLimits.DEFAULT, new HostFunctions() {
            @Override
            public List<String> llmQuery(List<String> prompts) {
                return prompts.stream()
                        .map(p -> p.contains("Refuse") && p.contains("Line 1 ")
                                ? "Error: the limit is reached"
                                : p.contains("bollard") ? "Under the third bollard." : "not found")
                        .toList();
            }

            @Override
            public List<String> rlmQuery(List<SubTask> tasks) {
                return tasks.stream().map(t -> t.query() + "/" + t.context()).toList();
            }
        });
    }

    @AfterAll
    static void closeSession() {
        repl.close();
        pool.close();
    }

    private static ReplResult run(String code) throws InterruptedException {
        var result = repl.run(code);
        assertNull(result.error(), () -> result.error().message());
        return result;
    }

    @Test
    void searchPrintsTheLineWithItsPositionAndReportsItAsShown() throws Exception {
        int at = CONTEXT.indexOf("The harbour master");
        var result = run("search(\"spare key\");");
        assertTrue(result.stdout().startsWith("[" + at + "] The harbour master keeps"), result.stdout());
        assertNull(result.value(), "it printed its result already");
        var shown = result.printed().getFirst();
        assertEquals(at, shown.start());
        assertTrue(CONTEXT.substring(shown.start(), shown.end()).strip().endsWith("third bollard."));
    }

    @Test
    void searchGivesItsHitsToCode() throws Exception {
        assertTrue(run("var hits = search(\"spare key\", 1);\nprintln(hits.get(0).length());")
                .stdout()
                .contains("63"));
    }

    @Test
    void queryChunksAsksEveryPartAndReportsWhatWasSent() throws Exception {
        var result = run("query_chunks(\"Where is the key?\", 5000);");
        assertTrue(result.stdout().contains("Under the third bollard."), result.stdout());
        assertEquals(List.of(new ContextRange(0, CONTEXT.length())), result.sent());
    }

    @Test
    void windowsAndChunksAreLists() throws Exception {
        assertEquals(
                "true",
                run("keyword_windows(\"bollard\", 60).get(0).contains(\"third\")")
                        .value());
        assertEquals("1", run("regex_windows(\"spare \\\\w+\").size()").value());
        assertEquals(
                "true",
                run("String.join(\"\", chunk_text(1000)).equals(context)").value());
    }

    @Test
    void aPrintedLineIsReportedWhereItStands() throws Exception {
        int at = CONTEXT.indexOf("Line 77 ");
        var result = run("println(context.lines().skip(77).findFirst().get());");
        var range = result.printed().getFirst();
        assertTrue(
                range.start() <= at + 8 && range.end() >= CONTEXT.indexOf("\n", at) && range.start() >= at,
                range.toString());
    }

    @Test
    void aPieceInAPromptIsReportedAsSent() throws Exception {
        var result = run("llm_query(\"What does this say? \" + context_slice(1000, 1500));");
        assertEquals(List.of(new ContextRange(1000, 1500)), result.sent());
    }

    @Test
    void whatWasRefusedIsNotReportedAsSent() throws Exception {
        int second = 4_800; // a part of 5,000 characters shares 200 with the next
        assertEquals(
                List.of(new ContextRange(second, CONTEXT.length())),
                run("query_chunks(\"Refuse?\", 5000);").sent());
        assertEquals(
                List.of(new ContextRange(1000, 1500)),
                run("llm_query_batched(List.of(\"Refuse: \" + context_slice(0, 500), context_slice(1000, 1500)));")
                        .sent());
    }

    @Test
    void rlmQueryTakesAContextOfItsOwn() throws Exception {
        assertEquals("\"q/c\"", run("rlm_query(\"q\", \"c\")").value());
        assertEquals("\"q/null\"", run("rlm_query(\"q\")").value());
    }

    @Test
    void aBadPatternIsASentenceForTheModel() throws Exception {
        var error = repl.run("regex_windows(\"(unclosed\");").error();
        assertTrue(
                error.message().contains("regex_windows") || error.message().contains("Unclosed group"),
                error.message());
    }

    @Test
    void theseNamesCannotBeTakenAway() throws Exception {
        assertTrue(repl.run("void search(String s) {}").error().message().contains("built-in"));
        assertTrue(repl.run("String context = \"mine\";").error().message().contains("context"));
        run("search(\"key\");");
    }
}
