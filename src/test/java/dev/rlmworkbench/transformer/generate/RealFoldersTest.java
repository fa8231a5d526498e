package dev.rlmworkbench.transformer.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rlmworkbench.transformer.Decoder;
import dev.rlmworkbench.transformer.Golden;
import dev.rlmworkbench.transformer.GoldenDecoderTest;
import dev.rlmworkbench.transformer.chat.ChatTemplate;
import dev.rlmworkbench.transformer.chat.ChatTurn;
import dev.rlmworkbench.transformer.chat.RenderedChatTest;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TestTorch;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Real models give what transformers recorded for the same folders: token ids, likelihoods, chat prompts and greedy
/// answers. The folders are too large for the repository; RLM_MODEL_FOLDERS names them.
@Tag("real-folder")
class RealFoldersTest {

    static List<Path> folders() {
        var folders = new ArrayList<Path>();
        for (var folder : System.getenv().getOrDefault("RLM_MODEL_FOLDERS", "").split(File.pathSeparator)) {
            if (!folder.isBlank()) {
                folders.add(Path.of(folder));
            }
        }
        assertFalse(folders.isEmpty(), "RLM_MODEL_FOLDERS names no folder");
        return folders;
    }

    private static String name(Path folder) {
        for (var model : Golden.json("real_models.json").path("models").properties()) {
            if (folder.getFileName().toString().startsWith(model.getKey())) {
                return model.getKey();
            }
        }
        throw new IllegalArgumentException("nothing is recorded for " + folder);
    }

    private static JsonNode recorded(Path folder) {
        return Golden.json("real_models.json").path("models").path(name(folder));
    }

    private static long[] ids(JsonNode array) {
        return array.valueStream().mapToLong(JsonNode::longValue).toArray();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void tokensLikelihoodsPromptsAndAnswersAreTheReferences(Path folder) {
        var recorded = recorded(folder);
        try (var tokenizer = Tokenizer.open(folder);
                var decoder = Decoder.load(TestTorch.engine(), folder, null)) {
            boolean wide = decoder.precision() == Precision.FLOAT32;
            for (var text : List.of("paragraph", "code")) {
                var ids = tokenizer.encode(
                        Golden.json("real_models.json").path(text).stringValue());
                assertArrayEquals(ids(recorded.path("tokens").path(text)), ids, text);
                assertEquals(
                        recorded.path("nll").path(text).doubleValue(),
                        negativeLogLikelihood(decoder, ids),
                        wide ? 1e-3 : 2e-2,
                        text);
            }
            var template = ChatTemplate.of(folder, tokenizer);
            RenderedChatTest.assertAsRecorded(name(folder), template, tokenizer);
            for (var chat : recorded.path("chat")) {
                var turns = chat.path("messages")
                        .valueStream()
                        .map(m -> new ChatTurn(
                                m.path("role").stringValue(), m.path("content").stringValue()))
                        .toList();
                var rendered = template.prompt(turns, false, tokenizer);
                assertEquals(chat.path("rendered").stringValue(), rendered.text());
                var prompt = rendered.ids();
                assertArrayEquals(ids(chat.path("prompt_ids")), prompt);
                if (wide) {
                    assertArrayEquals(
                            ids(chat.path("greedy_ids")),
                            greedy(decoder, prompt, chat.path("greedy_ids").size()));
                }
            }
        }
    }

    /// Mean over all tokens but the first, which nothing precedes.
    private static double negativeLogLikelihood(Decoder decoder, long[] ids) {
        var logits = decoder.logits(ids);
        double sum = 0;
        for (int i = 1; i < ids.length; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (float logit : logits[i - 1]) {
                largest = Math.max(largest, logit);
            }
            double all = 0;
            for (float logit : logits[i - 1]) {
                all += Math.exp(logit - largest);
            }
            sum += largest + Math.log(all) - logits[i - 1][(int) ids[i]];
        }
        return sum / (ids.length - 1);
    }

    private static long[] greedy(Decoder decoder, long[] prompt, int count) {
        try (var cache = decoder.newCache()) {
            var answer = new long[count];
            var logits = decoder.extend(cache, prompt);
            for (int i = 0; i < count; i++) {
                answer[i] = GoldenDecoderTest.argmax(logits);
                if (decoder.config().endTokens().contains((int) answer[i])) {
                    return Arrays.copyOf(answer, i + 1);
                }
                logits = decoder.extend(cache, answer[i]);
            }
            return answer;
        }
    }
}
