package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.transformer.chat.Tokenizer;
import java.util.Arrays;

/// A lesson as tokens in ChatML.
///
/// @param ids     of the whole conversation
/// @param learned learned[i] tells whether the model is trained to say ids[i]: what an assistant says, and its end
record LessonTokens(long[] ids, boolean[] learned) {

    /// @return at most `most` tokens: the end of the conversation is what is cut
    static LessonTokens of(Lesson lesson, Tokenizer tokenizer, int most) {
        var ids = new long[0];
        var learned = new boolean[0];
        for (var said : lesson.messages()) {
            boolean assistant = said.role().equals("assistant");
            var head = tokenizer.encode("<|im_start|>" + said.role() + "\n");
            var body = tokenizer.encode(said.text() + "<|im_end|>");
            var end = tokenizer.encode("\n");
            int bodyAt = ids.length + head.length;
            ids = joined(ids, head, body, end);
            learned = Arrays.copyOf(learned, ids.length);
            Arrays.fill(learned, bodyAt, bodyAt + body.length, assistant);
        }
        int length = Math.min(most, ids.length);
        return new LessonTokens(Arrays.copyOf(ids, length), Arrays.copyOf(learned, length));
    }

    private static long[] joined(long[]... parts) {
        return Arrays.stream(parts).flatMapToLong(Arrays::stream).toArray();
    }
}
