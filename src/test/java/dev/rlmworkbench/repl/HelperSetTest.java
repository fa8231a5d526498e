package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.repl.session.ScriptedHost;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// One pool for all sets: a child that was prepared before anyone knew which set it will have serves each of them.
@Timeout(120)
class HelperSetTest {

    private static final String TEXT = "the sky is blue\nthe answer is 42\n";
    private static final List<String> OF_THE_SEED = List.of(
            "head(3)",
            "tail(3)",
            "context_slice(0, 3)",
            "chunk_text(20)",
            "keyword_windows(\"sky\")",
            "regex_windows(\"a.swer\")");
    private static final List<String> OF_ALL = List.of("search(\"sky\")", "query_chunks(\"colour?\")");

    @TempDir
    private static Path folder;

    private static ReplPool pool;

    @BeforeAll
    static void startPool() {
        pool = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 1);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({
        "JAVA,NONE",
        "JAVA,SEED",
        "JAVA,ALL",
        "JAVA,GUIDED",
        "PYTHON,NONE",
        "PYTHON,SEED",
        "PYTHON,ALL",
        "PYTHON,GUIDED"
    })
    void codeHasTheFunctionsOfItsSetAndNoOthers(ReplLanguage language, HelperSet helpers) throws Exception {
        try (var repl = open(language, helpers)) {
            for (var call : OF_THE_SEED) {
                check(repl, call, helpers != HelperSet.NONE);
            }
            for (var call : OF_ALL) {
                check(repl, call, helpers.withoutHints() == HelperSet.ALL);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ReplLanguage.class)
    void theBareReplHasWhatThePaperHas(ReplLanguage language) throws Exception {
        try (var repl = open(language, HelperSet.NONE)) {
            assertEquals("33 33\n", repl.run("print(len(context), context_len)").stdout());
            for (var code : List.of(
                    "println(query)",
                    "SHOW_VARS()",
                    "llm_query(\"a\")",
                    "llm_query_batched(%s)",
                    "rlm_query(\"a\")",
                    "rlm_query(\"a\", \"text\")",
                    "rlm_query_batched(%s)")) {
                var list = language == ReplLanguage.JAVA ? "List.of(\"a\", \"b\")" : "[\"a\", \"b\"]";
                assertNull(repl.run(code.formatted(list)).error(), code);
            }
            assertEquals("7", repl.run("FINAL(7)").finalAnswer());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JAVA, 'String head(int n) { return context.substring(0, n); }', 'println(head(7));'",
        "PYTHON, 'head = lambda n: context[:n]', 'print(head(7))'"
    })
    void codeMayHaveAFunctionOfItsOwnWithTheNameOfOneThatIsNotThere(ReplLanguage language, String own, String use)
            throws Exception {
        try (var repl = open(language, HelperSet.NONE)) {
            assertNull(repl.run(own).error());
            assertEquals("the sky\n", repl.run(use).stdout());
        }
    }

    @ParameterizedTest
    @EnumSource(ReplLanguage.class)
    void hintsComeFromTheQuestionAndAreRemarks(ReplLanguage language) throws Exception {
        var hint = "(the question also names: Ada Lie)\n";
        try (var repl = open(language, HelperSet.GUIDED, "What did Ada Lie answer?")) {
            var result = repl.run("grep(\"answer\")");
            assertTrue(result.stdout().endsWith(hint), result.stdout());
            var remark = result.remarks().getLast();
            assertEquals(hint, result.stdout().substring(remark.start(), remark.end()));
        }
        try (var repl = open(language, HelperSet.ALL, "What did Ada Lie answer?")) {
            assertFalse(repl.run("grep(\"answer\")").stdout().contains("question"));
        }
    }

    @ParameterizedTest
    @CsvSource({"NONE,false", "ALL,true"})
    void hintsNameOnlyFunctionsThatAreThere(HelperSet helpers, boolean named) throws Exception {
        try (var repl = open(ReplLanguage.JAVA, helpers)) {
            var message = repl.run("println(context[0:10]);").error().message();
            assertTrue(message.contains("substring(start, end)"), message);
            assertEquals(named, message.contains("context_slice"), message);
        }
    }

    private static void check(Repl repl, String call, boolean there) throws InterruptedException {
        var error = repl.run(call).error();
        if (there) {
            assertNull(error, () -> call + " -> " + error);
            return;
        }
        assertNotNull(error, call);
        var name = call.substring(0, call.indexOf('('));
        assertTrue(error.message().contains(name + "() is not available in this run"), error::message);
    }

    private static Repl open(ReplLanguage language, HelperSet helpers) throws InterruptedException {
        return open(language, helpers, "q");
    }

    private static Repl open(ReplLanguage language, HelperSet helpers, String question) throws InterruptedException {
        var standard = ReplLimits.DEFAULT;
        var limits = new ReplLimits(
                standard.snippetTime(), standard.heapMb(), standard.outputChars(), standard.finalChars(), helpers);
        try {
            return pool.open(language, TEXT, question, limits, new ScriptedHost());
        } catch (ReplException e) {
            return abort("no %s REPL here: %s".formatted(language.wireName(), e.getMessage()));
        }
    }
}
