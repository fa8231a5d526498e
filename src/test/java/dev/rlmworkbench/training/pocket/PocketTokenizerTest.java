package dev.rlmworkbench.training.pocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PocketTokenizerTest {

    @TempDir
    Path folder;

    private Tokenizer tokenizer;

    @BeforeEach
    void train() throws IOException {
        TorchEngine.start(AppDirectories.ofThisUser().cache(), 1);
        Files.writeString(folder.resolve("tokenizer.json"), json());
        tokenizer = Tokenizer.open(folder);
    }

    private static String json() {
        return TokenizerTraining.train(
                1_500, List.of("The passcode of Marta Keller is 48213.", "search(\"Marta Keller\");"));
    }

    @AfterEach
    void close() {
        tokenizer.close();
    }

    @Test
    void anyTextComesBackAsItWas() {
        for (var text : List.of("The passcode is 48213.", "naïve 東京 😀\t\n  end ", "\u0000\u007f\u00ad\u00a0\u00ff")) {
            assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
        }
    }

    @Test
    void numbersAndNamesAreTheSameTokensWhereverTheyStand() {
        for (var text : List.of("48213", "Marta Keller", "90007")) {
            var alone = tokenizer.encode(text);
            assertArrayEquals(alone, tail(tokenizer.encode("is " + text), alone.length));
            assertArrayEquals(alone, tail(tokenizer.encode("FINAL(\"" + text), alone.length));
        }
        assertEquals(2, tokenizer.encode("48213").length);
    }

    @Test
    void specialTokensAreOneToken() {
        TokenizerTraining.SPECIAL.forEach(token -> assertTrue(tokenizer.has(token), token));
    }

    @Test
    void theSameTextsMakeTheSameTokenizer() {
        assertEquals(json(), json());
    }

    private static long[] tail(long[] ids, int length) {
        return Arrays.copyOfRange(ids, ids.length - length, ids.length);
    }
}
