package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.inference.reply.CodeBlocks;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatMessage.Role;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A model does what the examples show, so what they show must run.
@Timeout(120)
class PromptExamplesTest {

    private static final String TEXT = """
            LETTER 1
            Dear committee, the red barn of Tove Ek is leaking. Anneke Dahl keeps her things in the east wing.
            LETTER 2
            The lighthouse was painted on 3 October 2014. Hamid Orr told Mrs Quist.
            2024-03-02 11:40 pump=3 state=STALLED minutes=7
            """;

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
    @MethodSource("dev.rlmworkbench.inference.prompt.PromptProfileTest#shipped")
    void theCodeOfAProfileRunsInItsRepl(String name, ReplLanguage language, HelperSet helpers) throws Exception {
        var profile = new PromptProfiles(null).load(name, language, helpers);
        var texts = Stream.concat(
                Stream.of("system", "premature-final", "recovery")
                        .map(section -> profile.text(section, Map.of(), true)),
                profile.examples(true).stream()
                        .filter(message -> message.role() == Role.ASSISTANT)
                        .map(ChatMessage::content));
        try (var repl = open(profile, helpers)) {
            for (var block : texts.flatMap(text -> CodeBlocks.of(text).runnable().stream())
                    .toList()) {
                var result = repl.run(block.code());
                assertNull(result.error(), () -> block.code() + " -> " + result.error());
            }
        }
    }

    private static Repl open(PromptProfile profile, HelperSet helpers) throws InterruptedException {
        var limits = RlmSetup.of(profile).withHelpers(helpers).repl();
        try {
            return pool.open(profile.language(), TEXT, "What?", limits, new SaysYes());
        } catch (ReplException e) {
            return abort("no %s REPL here: %s".formatted(profile.language().wireName(), e.getMessage()));
        }
    }

    private static final class SaysYes implements HostFunctions {
        @Override
        public List<String> llmQuery(List<String> prompts) {
            return Collections.nCopies(prompts.size(), "yes");
        }

        @Override
        public List<String> rlmQuery(List<SubTask> tasks) {
            return Collections.nCopies(tasks.size(), "yes");
        }
    }
}
