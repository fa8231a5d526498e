package dev.rlmworkbench.transformer.chat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Text to token ids and back, by the `tokenizer.json` of a model folder. Thread-safe.
///
/// The name of a special token in a text is text and never becomes that token: chats are rendered by
/// [ChatTemplate], which alone puts special tokens in.
public final class Tokenizer implements AutoCloseable {

    private static final Map<String, String> OPTIONS =
            Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");

    private final HuggingFaceTokenizer tokenizer;
    private final ControlTokens controls;

    private Tokenizer(HuggingFaceTokenizer tokenizer, ControlTokens controls) {
        this.tokenizer = tokenizer;
        this.controls = controls;
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
            var mapper = JsonMapper.builder().build();
            var json = mapper.readTree(file);
            var controls = ControlTokens.rename(json);
            if (json instanceof ObjectNode object) {
                // it would put nothing around a text here, but shorten the places of tokens by white space
                object.remove("post_processor");
            }
            var named = new ByteArrayInputStream(mapper.writeValueAsBytes(json));
            return new Tokenizer(HuggingFaceTokenizer.newInstance(named, OPTIONS), controls);
        } catch (IOException | RuntimeException e) {
            throw new TransformerException(file + " is not understood as a tokenizer: " + e.getMessage(), e);
        }
    }

    /// The ids of a text, in which the names of special tokens are text. Nothing is put around it.
    public long[] encode(String text) {
        return encodeSecret(text).ids();
    }

    /// @param ids    of the tokens
    /// @param starts where each begins, in code points of the text
    record Tokens(long[] ids, int[] starts) {

        /// The index of the first token that begins at this code point or later.
        int firstFrom(int codePoint) {
            return (int)
                    Arrays.stream(starts).takeWhile(start -> start < codePoint).count();
        }
    }

    /// @param text in which special tokens stand by [#secretName]
    Tokens encodeSecret(String text) {
        if (text.isEmpty()) {
            return new Tokens(new long[0], new int[0]);
        }
        var encoding = tokenizer.encode(text, false, false);
        var starts = Arrays.stream(encoding.getCharTokenSpans())
                .mapToInt(span -> span.getStart())
                .toArray();
        return new Tokens(encoding.getIds(), starts);
    }

    /// By which a special token is put into a text; the name itself for other tokens.
    String secretName(String token) {
        return controls.secretName(token);
    }

    /// @return the text, with special tokens by their names
    public String decode(long... ids) {
        return ids.length == 0 ? "" : controls.shown(tokenizer.decode(ids, false));
    }

    /// @return the text without special tokens
    public String decodeText(long... ids) {
        return ids.length == 0 ? "" : tokenizer.decode(ids, true);
    }

    /// Whether this is the name of one token.
    public boolean has(String token) {
        return encodeSecret(secretName(token)).ids().length == 1;
    }

    /// The id of a special token.
    ///
    /// @throws TransformerException when there is none of this name
    public long id(String token) {
        if (!has(token)) {
            throw new TransformerException("the tokenizer has no token " + token);
        }
        return encodeSecret(secretName(token)).ids()[0];
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
