package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rlmworkbench.inference.AnswerResolver.Resolution;
import dev.rlmworkbench.inference.reply.FinalAnswer;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.session.BothLanguages;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What models write into FINAL, in the forms of either language, means what the REPL holds.
@Timeout(120)
class AnswersInTheReplTest {

    private static final Map<ReplLanguage, String> SET_UP = Map.of(ReplLanguage.JAVA, """
            answer.put("content", "48213");
            var rows = List.of("first", "last");
            var data = new HashMap<String, Object>();
            data.put("k", 7);
            var total = 41 + 1;
            """, ReplLanguage.PYTHON, """
            answer["content"] = "48213"
            rows = ["first", "last"]
            data = {"k": 7}
            total = 41 + 1
            """);

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(ReplLanguage.class)
    void waysIntoAVariableAreLookedUp(ReplLanguage language) throws Exception {
        try (var pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0);
                var repl = BothLanguages.open(pool, language, "text", "Which?")) {
            var made = repl.run(SET_UP.get(language));
            assertNull(made.error(), () -> made.error().message());
            var resolver = new AnswerResolver(language, new HashSet<>(made.changedNames()), repl::run);
            var meant = Map.ofEntries(
                    Map.entry("FINAL(answer[\"content\"])", "48213"),
                    Map.entry("FINAL_VAR(\"answer['content']\")", "48213"),
                    Map.entry("FINAL(answer.get(\"content\"))", "48213"),
                    Map.entry("FINAL_VAR(answer)", "48213"),
                    Map.entry("FINAL(answer)", "48213"),
                    Map.entry("FINAL(rows[0])", "first"),
                    Map.entry("FINAL_VAR(rows[-1])", "last"),
                    Map.entry("FINAL(data['k'])", "7"),
                    Map.entry("FINAL_VAR(\"total\")", "42"),
                    Map.entry("FINAL(total)", "42"));
            for (var entry : meant.entrySet()) {
                var resolution = resolver.resolve(FinalAnswer.in(entry.getKey()).orElseThrow());
                assertEquals(new Resolution.Value(entry.getValue()), resolution, entry.getKey());
            }
            for (var missing : new String[] {"FINAL_VAR(nothing)", "FINAL(nothing['k'])", "FINAL(result)"}) {
                assertInstanceOf(
                        Resolution.Unresolved.class,
                        resolver.resolve(FinalAnswer.in(missing).orElseThrow()),
                        missing);
            }
            assertEquals(
                    new Resolution.Words("the total is 5"),
                    resolver.resolve(FinalAnswer.in("FINAL(the total is 5)").orElseThrow()));
            assertEquals(
                    new Resolution.Words("example.com"),
                    resolver.resolve(FinalAnswer.in("FINAL(example.com)").orElseThrow()));
        }
    }
}
