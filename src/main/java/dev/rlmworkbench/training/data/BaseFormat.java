package dev.rlmworkbench.training.data;

import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ExactTokens;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.trajectory.RecordedGeneration;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.chat.ChatTemplate;
import dev.rlmworkbench.transformer.chat.ChatTurn;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How the model that is to be trained reads and writes: its tokenizer and its chat template, the same that inference
/// uses.
public final class BaseFormat implements AutoCloseable {

    private final String name;
    private final Tokenizer tokenizer;
    private final ChatTemplate template;
    private final String templateDigest;
    private final int window;
    private final int endOfTurn;
    private final int[] afterAnswer;

    private BaseFormat(String name, Path folder, int window, Tokenizer tokenizer) {
        this.name = name;
        this.window = window;
        this.tokenizer = tokenizer;
        this.template = ChatTemplate.of(folder, tokenizer);
        this.templateDigest =
                "sha256:" + Sha256.of(ChatTemplate.form(folder, template)).hex();
        this.endOfTurn = (int) tokenizer.id(template.endOfTurn());
        var shortest = template.conversation(
                List.of(new ChatTurn("user", "a"), new ChatTurn("assistant", "b")), false, tokenizer);
        int end = shortest.targets().getLast().endToken();
        this.afterAnswer = ints(Arrays.copyOfRange(shortest.ids(), end, shortest.ids().length));
    }

    /// @param name by which people call the model
    /// @throws dev.rlmworkbench.transformer.weights.TransformerException in one sentence when its tokenizer or its
    ///     template cannot be read
    public static BaseFormat open(Path folder, String name) {
        int window = Files.exists(folder.resolve("config.json"))
                ? DecoderConfig.read(folder).window()
                : 0;
        var tokenizer = Tokenizer.open(folder);
        try {
            return new BaseFormat(name, folder, window, tokenizer);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /// A model of this machine.
    ///
    /// @param name or folder
    /// @throws IllegalArgumentException in one sentence when there is no such whole model, or its tokenizer or its
    ///     template cannot be read
    public static BaseFormat of(LocalModels models, String name) {
        try {
            return open(models.modelFolder(name), name);
        } catch (TransformerException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public String name() {
        return name;
    }

    /// Tells data sets of one template from those of another.
    public String templateDigest() {
        return templateDigest;
    }

    /// Tokens that the model can take; 0 where its folder does not tell.
    public int window() {
        return window;
    }

    /// What a model is given, what it is to say, the token that ends its turn included, and what the template puts
    /// behind.
    record TurnTokens(int[] prompt, int[] target, int[] after) {
        int length() {
            return prompt.length + target.length + after.length;
        }
    }

    /// By the template.
    TurnTokens rendered(List<ChatMessage> messages, String answer, boolean think) {
        var turns = new ArrayList<ChatTurn>();
        messages.forEach(message -> turns.add(new ChatTurn(message.role().wireName(), message.content())));
        turns.add(new ChatTurn(ChatMessage.Role.ASSISTANT.wireName(), answer));
        var chat = template.conversation(turns, think, tokenizer);
        var target = chat.targets().getLast();
        return new TurnTokens(
                ints(Arrays.copyOf(chat.ids(), target.firstToken())),
                ints(Arrays.copyOfRange(chat.ids(), target.firstToken(), target.endToken())),
                ints(Arrays.copyOfRange(chat.ids(), target.endToken(), chat.ids().length)));
    }

    /// As they were recorded. An answer that the method ended itself has no end of turn yet; the next prompt had one.
    TurnTokens recorded(ExactTokens tokens) {
        return new TurnTokens(ints(tokens.promptIds()), closed(ints(tokens.completionIds())), afterAnswer);
    }

    /// The recorded prompt, with another answer.
    TurnTokens recorded(ExactTokens tokens, String answer) {
        return new TurnTokens(ints(tokens.promptIds()), closed(ints(tokenizer.encode(answer))), afterAnswer);
    }

    private int[] closed(int[] answer) {
        boolean ended = answer.length > 0 && answer[answer.length - 1] == endOfTurn;
        return ended
                ? answer
                : IntStream.concat(Arrays.stream(answer), IntStream.of(endOfTurn))
                        .toArray();
    }

    /// Whether the recorded ids are this model's: they were rendered by its template, and its tokenizer reads in them
    /// what was said.
    boolean wrote(RecordedGeneration generation) {
        var tokens = generation.tokens();
        var details = generation.answer().details();
        if (tokens == null || details == null || !templateDigest.equals(details.template())) {
            return false;
        }
        var ids = tokens.promptIds().stream().mapToLong(Integer::longValue).toArray();
        return tokenizer.decode(ids).equals(tokens.prompt());
    }

    /// The text of each token for itself; a character that two tokens share is shown as a replacement character.
    public List<String> pieces(int... ids) {
        return Arrays.stream(ids).mapToObj(id -> tokenizer.decode(id)).toList();
    }

    /// The text of tokens that stand behind each other.
    public String text(int... ids) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray());
    }

    private static int[] ints(long[] ids) {
        return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    }

    private static int[] ints(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
