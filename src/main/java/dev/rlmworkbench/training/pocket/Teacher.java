package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.training.pocket.Lesson.Kind;
import dev.rlmworkbench.training.pocket.Lesson.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Answers as the pocket model shall learn to, through the ordinary methods, knowing the answer to the one task it was
/// made for. What was asked and said is kept as lessons, in the very words that the engine sends.
///
/// In the root role it slips now and then: an honest base for showing what fine-tuning mends.
final class Teacher implements LanguageModel {

    /// Tokens of prompt and answer that the pocket model can hold.
    static final int WINDOW = 2048;

    static final String NOT_FOUND = "not in the text";

    private static final double SLIPS_AT_FIRST = 0.2;
    private static final double SLIPS_AT_LAST = 0.2;
    private static final String NUMBER_ONLY = " Answer with the number only.";

    private final String question;
    private final String answer;
    private final RandomGenerator random;
    private final List<Lesson> lessons = new ArrayList<>();

    Teacher(String question, String answer, RandomGenerator random) {
        this.question = question;
        this.answer = answer;
        this.random = random;
    }

    /// What was said so far; of a root conversation only its longest form.
    synchronized List<Lesson> lessons() {
        return List.copyOf(lessons);
    }

    @Override
    public synchronized ChatResponse chat(ChatRequest request, StreamListener listener) {
        var messages = request.messages();
        var kind = kind(messages);
        var reply =
                switch (kind) {
                    case VANILLA, HELPER -> known(messages.getLast().content());
                    case ROOT -> rootTurn(messages);
                };
        var said = new ArrayList<Said>();
        messages.forEach(m -> said.add(new Said(m.role().wireName(), m.content())));
        said.add(new Said("assistant", reply));
        if (kind == Kind.ROOT) {
            lessons.removeIf(earlier -> earlier.kind() == Kind.ROOT);
        }
        lessons.add(new Lesson(kind, List.copyOf(said)));
        return new ChatResponse(
                reply,
                "",
                new TokenUsage(0, 0, true),
                new CallTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                ChatResponse.FinishReason.STOP);
    }

    private static Kind kind(List<ChatMessage> messages) {
        if (messages.getFirst().role() != ChatMessage.Role.SYSTEM) {
            return Kind.HELPER;
        }
        return messages.getFirst().content().contains("`context`") ? Kind.ROOT : Kind.VANILLA;
    }

    private String known(String text) {
        return text.contains(answer) ? answer : NOT_FOUND;
    }

    private String rootTurn(List<ChatMessage> messages) {
        var last = messages.getLast().content();
        boolean helper = messages.getFirst().content().contains("llm_query");
        if (last.startsWith("Output:\n") && last.contains(answer)) {
            return random.nextDouble() < SLIPS_AT_LAST ? slipAtLast(last) : "FINAL(\"" + answer + "\")";
        }
        int turns = (messages.size() - 2) / 2;
        if (turns >= 4) {
            return "FINAL(\"" + NOT_FOUND + "\")";
        }
        if (turns == 0 && random.nextDouble() < SLIPS_AT_FIRST) {
            return slipAtFirst();
        }
        return helper && !question.endsWith(NUMBER_ONLY) ? block(askHelper(key())) : block(search(key()));
    }

    /// The question as a search: without its mark and what is said about the form of the answer.
    private String key() {
        return question.replace(NUMBER_ONLY, "").replace("?", "");
    }

    private static String search(String key) {
        return "search(\"" + key + "\");";
    }

    private static String askHelper(String key) {
        return "var found = search(\"" + key + "\");\nFINAL(llm_query(found + \"\\n\\nQuestion: \" + query));";
    }

    private static String block(String code) {
        return "```java\n" + code + "\n```";
    }

    private String slipAtFirst() {
        return switch (random.nextInt(4)) {
            case 0 -> "FINAL(\"" + random.nextInt(10_000, 100_000) + "\")";
            case 1 -> "```java\nsearch(\"" + key() + "\"";
            case 2 -> block("search(\"" + key() + ");");
            default -> block("search(\"the " + key().substring(key().lastIndexOf(' ') + 1) + "\");");
        };
    }

    /// A position or a name in the place of the answer.
    private String slipAtLast(String output) {
        int open = output.indexOf('[');
        int close = output.indexOf(']', open + 1);
        return random.nextBoolean() && open >= 0 && close > open
                ? "FINAL(\"" + output.substring(open + 1, close) + "\")"
                : "FINAL(\"found\")";
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo("teacher", "local", null, WINDOW, 0);
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
