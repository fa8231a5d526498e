package dev.rlmworkbench.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.SandboxReport;
import dev.rlmworkbench.repl.session.ReplSession.WarmChild;
import dev.rlmworkbench.text.ContextIndex;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a session makes of results that no honest child sends.
class RogueResultsTest {
    private static final ReplLimits LIMITS = new ReplLimits(Duration.ofSeconds(60), 64, 1_000, 500, HelperSet.NONE);

    /// A session whose children behave like that, one after the other; then no child starts any more.
    private static ReplSession session(String... manners) throws InterruptedException {
        var left = new ArrayDeque<>(List.of(manners));
        return new ReplSession(
                ReplLanguage.JAVA,
                () -> {
                    if (left.isEmpty()) {
                        throw new ReplException("no child starts any more", null);
                    }
                    var child = ChildProcessTest.rogue(left.removeFirst());
                    child.awaitReady(Duration.ofSeconds(60));
                    return new WarmChild(child, new SandboxReport(List.of(), List.of()));
                },
                new ContextIndex("context"),
                "query",
                LIMITS,
                new ScriptedHost());
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    @Test
    void whatAChildSaysTooMuchIsCutHere() throws InterruptedException {
        try (var session = session("says too much")) {
            var result = session.run("1");
            assertTrue(
                    codePoints(result.stdout()) < LIMITS.outputChars() + 100, () -> "" + codePoints(result.stdout()));
            assertTrue(result.stdout().contains("[999000 of 1000000 characters left out]"), () -> "" + result.stdout());
            assertTrue(codePoints(result.value()) < 20_000);
            assertTrue(codePoints(result.error().message()) < 20_000);
            assertEquals(0, result.error().line());
            assertEquals(LIMITS.finalChars(), codePoints(result.finalAnswer()));
            assertEquals(1_000, result.changed().size());
            assertTrue(codePoints(result.changed().getFirst().type()) <= 200);
            assertTrue(codePoints(result.changed().getFirst().preview()) <= 200);
            assertEquals(List.of(), result.remarks());
            assertTrue(result.elapsed().compareTo(Duration.ofMinutes(5)) < 0, () -> "" + result.elapsed());
        }
    }

    @Test
    void remarksThatAreNotInTheOutputAreLeftOut() throws InterruptedException {
        try (var session = session("false remarks")) {
            assertEquals(
                    List.of(new ReplResult.Remark(0, 2, false), new ReplResult.Remark(2, 3, true)),
                    session.run("1").remarks());
        }
    }

    @Test
    void aFinalAnswerStaysWhenNoChildCanFollowTheOneThatGaveIt() throws InterruptedException {
        try (var session = session("ends with an answer")) {
            var result = session.run("FINAL(42)");
            assertEquals("42", result.finalAnswer());
            assertEquals("out", result.stdout());
            assertNull(result.restarted());
            assertThrows(ReplException.class, () -> session.run("1"));
        }
    }

    @Test
    void afterARefusedAnswerTheNextBlockRunsInANewChildAndSaysSo() throws InterruptedException {
        try (var session = session("ends with an answer", "ends with an answer")) {
            session.run("FINAL(42)");
            var next = session.run("FINAL(42)");
            assertEquals("42", next.finalAnswer());
            assertTrue(next.restarted().contains("could not go on after the block before"), next.restarted());
        }
    }
}
