package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.session.BothLanguages;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What functions say about their own work comes with the output as stretches of it; what code prints never does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemarksInBothLanguagesTest {

    private static final String TEXT = "Umber Lodge has 163 steps.\nUmber Lodge has 7 rooms.\n"
            + "name=ada age=31\nname=bo age=45\nname=cy age=52\n" + "The boat was late.\n".repeat(30);

    private ReplPool pool;

    @BeforeAll
    void start(@TempDir Path home) {
        pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0);
    }

    @AfterAll
    void stop() {
        pool.close();
    }

    private ReplResult run(ReplLanguage language, String code) throws InterruptedException {
        try (var repl = BothLanguages.open(pool, language, TEXT, "How many steps?")) {
            var result = repl.run(language == ReplLanguage.JAVA ? code + ";" : code);
            assertNull(result.error(), () -> result.error().message());
            return result;
        }
    }

    private static List<String> remarks(ReplResult result) {
        return result.remarks().stream()
                .map(remark -> result.stdout().substring(remark.start(), remark.end()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            search("zebra")       | search: none of these words is in the text: zebra
            search("lodge zebra") | (not in the text: zebra)
            """)
    void remarksOfFunctionsAreMarked(String call, String expected) throws InterruptedException {
        for (var language : ReplLanguage.values()) {
            var result = run(language, call);
            assertEquals(
                    expected,
                    remarks(result).stream().map(String::strip).collect(Collectors.joining(";")),
                    () -> language + ": " + result.stdout());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCodePrintsIsNoRemark(ReplLanguage language) throws InterruptedException {
        var result = run(language, "println(\"('Skyler Martin', 48213)\\n(42)\\n(not in the text: zebra)\")");
        assertEquals("('Skyler Martin', 48213)\n(42)\n(not in the text: zebra)\n", result.stdout());
        assertEquals(List.of(), result.remarks());
    }

    @ParameterizedTest
    @EnumSource
    void thatThereAreMoreLinesIsSaidWithTheRemark(ReplLanguage language) throws InterruptedException {
        var result = run(language, "search(\"late boat\", 2)");
        assertTrue(
                result.remarks().stream().anyMatch(ReplResult.Remark::someOfMany),
                () -> result.stdout() + result.remarks());
        assertEquals(List.of("(more lines have all these words)\n"), remarks(result));
    }

    @ParameterizedTest
    @EnumSource
    void theyAreCountedInUtf16AndSurviveACut(ReplLanguage language) throws InterruptedException {
        var zebra = "search: none of these words is in the text: zebra\n";
        var emoji = language == ReplLanguage.JAVA ? "\"\\uD83D\\uDE00\"" : "\"\\U0001F600\"";
        var end = language == ReplLanguage.JAVA ? ";\n" : "\n";
        var short0 = run(language, "println(" + emoji + ")" + end + "search(\"zebra\")");
        assertEquals(List.of(zebra), remarks(short0));

        var many = language == ReplLanguage.JAVA
                ? "for (int i = 0; i < 2_000; i++) { println(\"\\uD83D\\uDE00\", \"a line of some length\"); }\n"
                : "for i in range(2000): println(" + emoji + ", 'a line of some length')\n";
        var cut = run(
                language, "search(\"zebra\")" + end + many + "search(\"zebra\")" + end + many + "search(\"zebra\")");
        assertTrue(cut.stdout().contains("characters left out"));
        assertEquals(List.of(zebra, zebra), remarks(cut), "the one in the middle is gone");
    }

    @ParameterizedTest
    @EnumSource
    void aBlockThatAsksWithoutEndHasNoMoreRemarksThanItShows(ReplLanguage language) throws InterruptedException {
        var loop = language == ReplLanguage.JAVA
                ? "for (int i = 0; i < 2_000; i++) { search(\"zebra\"); }"
                : "for i in range(2000): search('zebra')\n";
        var result = run(language, loop);
        assertTrue(result.remarks().size() < 500, () -> "" + result.remarks().size());
        assertTrue(remarks(result).getFirst().startsWith("search: none"));
        assertTrue(remarks(result).getLast().endsWith("zebra\n"));
    }
}
