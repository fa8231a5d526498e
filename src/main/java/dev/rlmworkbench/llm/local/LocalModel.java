package dev.rlmworkbench.llm.local;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.ChatResponse.Limit;
import dev.rlmworkbench.llm.ExactTokens;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.PromptLimit;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.llm.call.AnswerInProgress;
import dev.rlmworkbench.llm.call.CallClock;
import dev.rlmworkbench.llm.call.ChatChunk;
import dev.rlmworkbench.llm.call.ThoughtHabit;
import dev.rlmworkbench.transformer.chat.ChatTurn;
import dev.rlmworkbench.transformer.chat.RenderedChat;
import dev.rlmworkbench.transformer.generate.LocalChatModel;
import dev.rlmworkbench.transformer.generate.SamplingOptions;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A model that runs in this process. Token counts are exact, and a prompt is never cut: one that does not fit the
/// window is refused.
public final class LocalModel implements LanguageModel {

    private final LocalChatModel model;
    private final ModelInfo info;
    private final ModelSettings settings;

    LocalModel(LocalChatModel model, ModelInfo info, ModelSettings settings) {
        this.model = model;
        this.info = info;
        this.settings = settings;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public int concurrency() {
        return settings.concurrency();
    }

    @Override
    public ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException {
        var turns = request.messages().stream()
                .map(message -> new ChatTurn(message.role().wireName(), message.content()))
                .toList();
        var prompt = model.prompt(turns, request.think());
        int room = info.window() - prompt.ids().length;
        if (room < 1) {
            throw PermanentLlmException.promptTooLong(
                    String.format(
                            Locale.ROOT,
                            "the prompt of %d tokens does not fit the window of %d tokens of model '%s': shorten it or"
                                    + " give the model a larger window",
                            prompt.ids().length,
                            info.window(),
                            info.name()),
                    new PromptLimit(prompt.ids().length, info.window()),
                    null);
        }
        var asked = request.sampling().maxTokens();
        int mostTokens = asked == null ? room : Math.min(asked, room);
        var events = new LocalAnswer();
        var generation = model.generate(
                prompt.ids(), sampling(request), mostTokens, request.sampling().stop(), events);
        try {
            return hear(events, listener, prompt, asked);
        } catch (TransformerException e) {
            throw new PermanentLlmException(Reason.UNSUPPORTED, e.getMessage(), e);
        } finally {
            generation.cancel();
        }
    }

    @Override
    public boolean readAhead(ChatRequest request) throws InterruptedException {
        chat(request, StreamListener.NONE);
        return true;
    }

    private ChatResponse hear(LocalAnswer events, StreamListener listener, RenderedChat prompt, @Nullable Integer asked)
            throws InterruptedException {
        int promptTokens = prompt.ids().length;
        var said = new ArrayList<Integer>();
        var thoughts = new ThoughtHabit();
        thoughts.learnFrom(prompt.text());
        var answer = new AnswerInProgress(listener, thoughts);
        var who = "model '" + info.name() + "'";
        var clock = new CallClock(
                settings.timeouts(),
                System.nanoTime() + settings.timeouts().total().toNanos(),
                who);
        while (true) {
            var deadline = clock.next();
            var event = events.next(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new RetriableLlmException(deadline.sentence(), null, null);
            }
            switch (event) {
                case LocalAnswer.Event.Text text -> {
                    clock.pieceArrived(true);
                    Arrays.stream(text.ids()).forEach(said::add);
                    answer.accept(ChatChunk.piece(text.text(), promptTokens, said.size()));
                }
                case LocalAnswer.Event.End end -> {
                    Arrays.stream(end.ids()).skip(said.size()).forEach(said::add);
                    answer.accept(ChatChunk.last(finish(end), promptTokens, said.size()));
                }
                case LocalAnswer.Event.Failure failure -> throw failure.cause();
            }
            if (answer.over()) {
                var usage = new TokenUsage(promptTokens, said.size(), false);
                var response = answer.response(usage, clock.timing(), null);
                var limit = response.finish() == FinishReason.LENGTH
                        ? Limit.met(promptTokens, said.size(), asked, info.window())
                        : null;
                return response.withRaw(model.said(said))
                        .withLimit(limit)
                        .withExact(new ExactTokens(prompt.text(), prompt.idList(), said));
            }
        }
    }

    private static FinishReason finish(LocalAnswer.Event.End end) {
        return switch (end.how()) {
            case END_TOKEN, STOP_TEXT -> FinishReason.STOP;
            case LENGTH -> FinishReason.LENGTH;
            case CANCELLED -> FinishReason.OTHER;
        };
    }

    private SamplingOptions sampling(ChatRequest request) {
        var asked = request.sampling();
        var advised = model.advisedSampling();
        return new SamplingOptions(
                asked.temperature() == null ? advised.temperature() : asked.temperature(),
                advised.topK(),
                asked.topP() == null ? advised.topP() : asked.topP(),
                advised.minP(),
                // at temperature 0 the model's own first choice is wanted
                Double.valueOf(0).equals(asked.temperature()) ? 1 : advised.repetitionPenalty(),
                seed(request.seed()));
    }

    private static long seed(@Nullable Long asked) {
        return asked == null ? ThreadLocalRandom.current().nextLong() : asked;
    }

    @Override
    public void close() {
        model.close();
    }
}
