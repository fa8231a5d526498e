package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.transformer.chat.ChatTemplate;
import dev.rlmworkbench.transformer.chat.ChatTurn;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import java.util.Arrays;

/// A lesson as tokens, rendered as the trained model will be asked.
///
/// @param ids     of the whole conversation
/// @param learned learned[i] tells whether the model is trained to say ids[i]: what an assistant says, and its end
record LessonTokens(long[] ids, boolean[] learned) {

    /// That of [ModelFolder].
    private static final ChatTemplate TEMPLATE = new ChatTemplate.ChatMl("");

    /// @return at most `most` tokens: the end of the conversation is what is cut
    static LessonTokens of(Lesson lesson, Tokenizer tokenizer, int most) {
        var turns = lesson.messages().stream()
                .map(said -> new ChatTurn(said.role(), said.text()))
                .toList();
        var chat = TEMPLATE.conversation(turns, false, tokenizer);
        var learned = new boolean[chat.ids().length];
        chat.targets().forEach(target -> Arrays.fill(learned, target.firstToken(), target.endToken(), true));
        int length = Math.min(most, learned.length);
        return new LessonTokens(Arrays.copyOf(chat.ids(), length), Arrays.copyOf(learned, length));
    }
}
