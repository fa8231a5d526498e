package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A model for tests: a function from the request to the reply, streamed in small pieces, with exact usage. Refuses
/// conversations that the chat templates of Gemma, Mistral and others refuse.
final class ScriptedModel implements LanguageModel {

    final List<ChatRequest> requests = new CopyOnWriteArrayList<>();
    private final Function<ChatRequest, String> script;
    private final int window;

    ScriptedModel(int window, Function<ChatRequest, String> script) {
        this.window = window;
        this.script = script;
    }

    /// Replies one after the other; the last one is repeated.
    static ScriptedModel replies(String... replies) {
        var next = new java.util.concurrent.atomic.AtomicInteger();
        return new ScriptedModel(0, _ -> replies[Math.min(next.getAndIncrement(), replies.length - 1)]);
    }

    /// Refuses prompts of more tokens than its window, as servers do.
    static ScriptedModel strict(int window, Function<ChatRequest, String> script) {
        return new ScriptedModel(window, request -> {
            if (request.chars() / 4 > window) {
                throw new PermanentLlmException(
                        PermanentLlmException.Reason.PROMPT_TOO_LONG, "the prompt does not fit the window", null);
            }
            return script.apply(request);
        });
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo("scripted", "local", "digest", window, 0);
    }

    @Override
    public ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        requests.add(request);
        rolesAlternate(request.messages());
        var reply = script.apply(request);
        var text = new StringBuilder();
        var finish = FinishReason.STOP;
        for (int at = 0; at < reply.length(); at += 5) {
            var piece = reply.substring(at, Math.min(at + 5, reply.length()));
            text.append(piece);
            if (!listener.onText(piece)) {
                finish = FinishReason.LISTENER;
                break;
            }
        }
        int promptTokens = (int) (request.chars() / 4);
        var timing = new CallTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new ChatResponse(
                text.toString(), "", new TokenUsage(promptTokens, text.length() / 4, false), timing, finish);
    }

    private static void rolesAlternate(List<ChatMessage> messages) {
        for (int i = 1; i < messages.size(); i++) {
            if (messages.get(i).role() == messages.get(i - 1).role()) {
                throw new PermanentLlmException(
                        PermanentLlmException.Reason.BAD_REQUEST, "Conversation roles must alternate", null);
            }
        }
    }

    @Override
    public int concurrency() {
        return 8;
    }

    @Override
    public void close() {}
}
