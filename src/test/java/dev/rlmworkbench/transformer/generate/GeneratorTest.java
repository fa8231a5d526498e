package dev.rlmworkbench.transformer.generate;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.Decoder;
import dev.rlmworkbench.transformer.Golden;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.generate.GenerationListener.End;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TestTorch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers of a small model that really answers, written through all of the ordinary path.
@Timeout(120)
class GeneratorTest {

    private static final Path FOLDER = GOLDEN.resolve("models/pocket_trial");

    private Decoder decoder;
    private Tokenizer tokenizer;
    private Generator generator;

    @BeforeEach
    void start() {
        decoder = Decoder.load(TestTorch.engine(), FOLDER, Precision.FLOAT32);
        tokenizer = Tokenizer.open(FOLDER);
        generator = new Generator(decoder, tokenizer, Set.of(1023), 4, 20_000);
    }

    @AfterEach
    void stop() {
        generator.close();
        decoder.close();
        tokenizer.close();
    }

    private static String prompt(int number) {
        return Golden.json("pocket_trial.json").path(number).path("prompt").stringValue();
    }

    private static String expected(int number) {
        return Golden.json("pocket_trial.json")
                .path(number)
                .path("greedy")
                .stringValue()
                .replace("<|im_end|>", "");
    }

    private Heard ask(String prompt, int mostTokens, String... stops) {
        var heard = new Heard();
        generator.generate(Golden.encode(tokenizer, prompt), SamplingOptions.GREEDY, mostTokens, List.of(stops), heard);
        return heard;
    }

    @Test
    void greedyAnswersAreTheReferences() throws Exception {
        for (int i = 0; i < Golden.json("pocket_trial.json").size(); i++) {
            assertEquals(expected(i), ask(prompt(i), 200).answer(), "prompt " + i);
        }
    }

    @Test
    void answersWrittenTogetherAreTheSameAsAlone() throws Exception {
        int count = Golden.json("pocket_trial.json").size();
        for (int round = 0; round < 2; round++) {
            var all = new ArrayList<Heard>();
            for (int i = 0; i < count; i++) {
                all.add(ask(prompt(i), 200));
            }
            for (int i = 0; i < count; i++) {
                assertEquals(expected(i), all.get(i).answer(), "round " + round + ", prompt " + i);
            }
        }
    }

    @Test
    void whatWasReadIsNotReadAgain() throws Exception {
        var first = ask(prompt(0), 200);
        first.answer();
        assertEquals(0, first.reused);
        var again = ask(prompt(0), 200);
        assertEquals(expected(0), again.answer());
        assertEquals(172, again.reused, "all of the 173 tokens but the last");
        var next = ask(prompt(0) + expected(0) + "<|im_end|>\n<|im_start|>user\nWhat is the passcode?", 5);
        next.answer();
        assertTrue(next.reused >= 173, "the next turn: " + next.reused);
        var other = ask(prompt(0).replace("What is the", "Tell me the"), 5);
        other.answer();
        assertTrue(other.reused > 140 && other.reused < 173, "the same context: " + other.reused);
    }

    @Test
    void endsAtTheMostTokensAndAtStopTexts() throws Exception {
        var short3 = ask(prompt(1), 3);
        assertEquals(3, short3.tokens());
        assertEquals(End.LENGTH, short3.end());
        assertTrue(expected(1).startsWith(short3.answer()));
        var stopped = ask(prompt(1), 200, "```repl");
        assertEquals(End.STOP_TEXT, stopped.end());
        assertEquals(expected(1).substring(0, expected(1).indexOf("```repl")), stopped.answer());
        assertEquals(End.END_TOKEN, ask(prompt(1), 200).end());
    }

    @Test
    void cancelEndsWithinATokenAndFreesThePlace() throws Exception {
        var asked = new CompletableFuture<Generation>();
        var heard = new Heard() {
            @Override
            public void onText(String piece, int[] ids) {
                super.onText(piece, ids);
                asked.join().cancel();
            }
        };
        asked.complete(
                generator.generate(Golden.encode(tokenizer, prompt(1)), SamplingOptions.GREEDY, 200, List.of(), heard));
        assertEquals(End.CANCELLED, heard.end());
        assertTrue(heard.tokens() <= 2, "tokens: " + heard.tokens());
        assertEquals(expected(0), ask(prompt(0), 200).answer());
    }

    @Test
    void sameSeedSameAnswer() throws Exception {
        var texts = new ArrayList<String>();
        for (long seed : new long[] {5, 5, 6}) {
            var heard = new Heard();
            generator.generate(
                    Golden.encode(tokenizer, prompt(1)),
                    new SamplingOptions(2, 0, 1, 0, 1, seed),
                    60,
                    List.of(),
                    heard);
            texts.add(heard.answer());
        }
        assertEquals(texts.get(0), texts.get(1));
        assertFalse(texts.get(0).equals(texts.get(2)));
    }

    @Test
    void closingFailsWhatIsWaiting() {
        var all = new ArrayList<Heard>();
        for (int i = 0; i < 8; i++) {
            all.add(ask(prompt(1), 2000));
        }
        generator.close();
        var e = assertThrows(ExecutionException.class, () -> all.getLast().answer());
        assertTrue(e.getCause().getMessage().contains("closed"), e.getMessage());
    }

    private static class Heard implements GenerationListener {

        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<End> end = new CompletableFuture<>();
        private int tokens;
        private int reused;

        @Override
        public void onPromptRead(int known) {
            reused = known;
        }

        @Override
        public void onText(String piece, int[] ids) {
            text.append(piece);
        }

        @Override
        public void onEnd(End how, int[] ids) {
            tokens = ids.length;
            end.complete(how);
        }

        @Override
        public void onFailure(RuntimeException failure) {
            end.completeExceptionally(failure);
        }

        End end() throws Exception {
            return end.get(60, TimeUnit.SECONDS);
        }

        int tokens() throws Exception {
            end();
            return tokens;
        }

        String answer() throws Exception {
            end();
            return text.toString();
        }
    }
}
