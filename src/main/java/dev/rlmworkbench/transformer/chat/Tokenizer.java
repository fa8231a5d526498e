package dev.rlmworkbench.transformer.chat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Text to token ids and back, by the `tokenizer.json` of a model folder. Thread-safe.
public final class Tokenizer implements AutoCloseable {

    private final HuggingFaceTokenizer tokenizer;

    private Tokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// @throws TransformerException when the file is missing or not understood
    public static Tokenizer open(Path folder) {
        var file = folder.resolve("tokenizer.json");
        if (!Files.exists(file)) {
            throw new TransformerException(
                    "there is no tokenizer.json in " + folder
                            + ": fetch it, or have transformers write it with AutoTokenizer.from_pretrained(...).save_pretrained");
        }
        try {
            return new Tokenizer(HuggingFaceTokenizer.newInstance(
                    file, Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false")));
        } catch (IOException | RuntimeException e) {
            throw new TransformerException(file + " is not understood as a tokenizer: " + e.getMessage(), e);
        }
    }

    /// The ids of a text, in which the names of special tokens stand for those tokens. Nothing is put around it.
    public long[] encode(String text) {
        return text.isEmpty()
                ? new long[0]
                : tokenizer.encode(text, false, false).getIds();
    }

    /// @return the text, with special tokens by their names
    public String decode(long... ids) {
        return ids.length == 0 ? "" : tokenizer.decode(ids, false);
    }

    /// @return the text without special tokens
    public String decodeText(long... ids) {
        return ids.length == 0 ? "" : tokenizer.decode(ids, true);
    }

    /// Whether this text is one token.
    public boolean has(String token) {
        return encode(token).length == 1;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
