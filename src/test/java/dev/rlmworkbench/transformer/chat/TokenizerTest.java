package dev.rlmworkbench.transformer.chat;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.Golden;
import dev.rlmworkbench.transformer.generate.TextStream;
import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        TestTorch.engine();
    }

    @Test
    void sameIdsAndTextsAsTheReference() {
        try (var tokenizer = Tokenizer.open(GOLDEN)) {
            for (var example : Golden.json("index.json").path("tokenizer")) {
                var ids = example.path("ids")
                        .valueStream()
                        .mapToLong(id -> id.longValue())
                        .toArray();
                assertArrayEquals(
                        ids, Golden.encode(tokenizer, example.path("text").stringValue()));
                assertEquals(example.path("decoded").stringValue(), tokenizer.decode(ids));
            }
        }
    }

    @Test
    void specialTokensAreOneTokenAndLeftOutOfTheText() {
        try (var tokenizer = Tokenizer.open(GOLDEN)) {
            assertTrue(tokenizer.has("<|im_end|>"));
            assertEquals("user\nhi", tokenizer.decodeText(Golden.encode(tokenizer, "<|im_start|>user\nhi<|im_end|>")));
        }
    }

    @Test
    void charactersThatAreSeveralTokensComeWhole() {
        try (var tokenizer = Tokenizer.open(GOLDEN)) {
            var text = "naïve 東京 😀 ok";
            var stream = new TextStream(tokenizer, List.of());
            var heard = new StringBuilder();
            for (long id : tokenizer.encode(text)) {
                var piece = stream.accept(id);
                assertTrue(!piece.contains("\uFFFD"), "broken: " + piece);
                heard.append(piece);
            }
            assertEquals(text, heard.append(stream.finish()).toString());
        }
    }

    @Test
    void stopTextEndsTheAnswerAndIsNotPartOfIt() {
        try (var tokenizer = Tokenizer.open(GOLDEN)) {
            var stream = new TextStream(tokenizer, List.of("code for", "never"));
            var heard = new StringBuilder();
            for (long id : tokenizer.encode("The activation code for Marlin")) {
                heard.append(stream.accept(id));
            }
            assertTrue(stream.stopped());
            assertEquals("The activation ", heard.append(stream.finish()).toString());
        }
    }

    @Test
    void beginningOfAStopTextIsHandedOverWhenItDoesNotGoOn() {
        try (var tokenizer = Tokenizer.open(GOLDEN)) {
            var stream = new TextStream(tokenizer, List.of("48213!"));
            var heard = new StringBuilder();
            for (long id : tokenizer.encode("is 48213")) {
                heard.append(stream.accept(id));
            }
            assertEquals("is ", heard.toString());
            assertEquals(tokenizer.encode("is ").length, stream.tokensTold(), "no token whose text is held back");
            assertEquals("48213", stream.finish());
            assertEquals(tokenizer.encode("is 48213").length, stream.tokensTold());
        }
    }

    @Test
    void missingOrBrokenFileIsSaid() throws IOException {
        var missing = assertThrows(TransformerException.class, () -> Tokenizer.open(folder));
        assertTrue(missing.getMessage().contains("no tokenizer.json"), missing.getMessage());
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\":3}");
        var broken = assertThrows(TransformerException.class, () -> Tokenizer.open(folder));
        assertTrue(broken.getMessage().contains("not understood"), broken.getMessage());
    }
}
