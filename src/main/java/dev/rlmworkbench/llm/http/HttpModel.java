package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.ChatResponse.Limit;
import dev.rlmworkbench.llm.CommonTokens;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.TokenEstimator;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.llm.call.AnswerInProgress;
import dev.rlmworkbench.llm.call.CallClock;
import dev.rlmworkbench.llm.call.ChatChunk;
import dev.rlmworkbench.llm.call.PromptCut;
import dev.rlmworkbench.llm.call.ResponseDeadline;
import dev.rlmworkbench.llm.call.ThoughtHabit;
import dev.rlmworkbench.llm.http.StreamingCall.Part;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;

/// A model behind HTTP. What a call does is here; how a protocol words it is in the two clients.
abstract sealed class HttpModel implements LanguageModel permits OllamaModel, OpenAiModel {

    /// A request is sent in at most this many forms, each without a field that the server refused.
    private static final int MAX_FORMS = 3;

    private final HttpEndpoint endpoint;
    private final ModelInfo info;
    private final ThoughtHabit whenThinking = new ThoughtHabit();
    private final ThoughtHabit whenNot = new ThoughtHabit();
    private final ModelSettings settings;
    private final TokenEstimator promptTokens = new TokenEstimator();
    private final TokenEstimator answerTokens = new TokenEstimator();

    HttpModel(HttpEndpoint endpoint, ModelInfo info, ModelSettings settings) {
        this.endpoint = endpoint;
        this.info = info;
        this.settings = settings;
    }

    /// Where chats go, below the endpoint's address.
    abstract String path();

    abstract JsonNode body(ChatRequest request);

    /// The packing in which this protocol streams.
    abstract JsonDocuments streamed();

    /// Whose answers these are, for messages.
    abstract String protocol();

    /// @return null when the document tells nothing of an answer, such as a sign of life
    /// @throws LlmException when the document is an error
    abstract @Nullable ChatChunk decode(JsonNode document);

    /// Called when the server refused the request.
    ///
    /// @param estimate tokens of the prompt
    /// @return the exception to throw, null when the request is to be sent again in another form
    abstract @Nullable PermanentLlmException refused(PermanentLlmException refusal, int estimate);

    @Override
    public final ModelInfo info() {
        return info;
    }

    @Override
    public final int concurrency() {
        return settings.concurrency();
    }

    final HttpEndpoint endpoint() {
        return endpoint;
    }

    final ModelSettings settings() {
        return settings;
    }

    @Override
    public final ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException {
        long end = System.nanoTime() + settings.timeouts().total().toNanos();
        var tries = new Tries();
        return settings.retry().run(() -> tryOnce(request, listener, end, tries), () -> !tries.heard(), end);
    }

    /// What the model does with its thoughts, for a server that shows how its prompts end to say.
    ///
    /// @param think as in the requests that it holds for: many templates open the thoughts only where they are
    ///              wanted
    public final ThoughtHabit thoughts(boolean think) {
        return think ? whenThinking : whenNot;
    }

    @Override
    public final boolean readAhead(ChatRequest request) throws InterruptedException {
        if (!costsOnlyTime()) {
            return false;
        }
        chat(request, StreamListener.NONE);
        return true;
    }

    boolean costsOnlyTime() {
        return endpoint.key() == null && endpoint.isNear();
    }

    /// Remembers over retries whether the listener was told anything.
    private static final class Tries {
        private @Nullable AnswerInProgress latest;

        boolean heard() {
            return latest != null && latest.heard();
        }
    }

    private ChatResponse tryOnce(ChatRequest request, StreamListener listener, long end, Tries tries)
            throws InterruptedException {
        int estimate = promptTokens.estimate(CommonTokens.of(request.messages()));
        for (int form = 1; ; form++) {
            var answer = new AnswerInProgress(listener, thoughts(request.think()));
            tries.latest = answer;
            try {
                var clock = new CallClock(settings.timeouts(), end, info.name() + " at " + endpoint.address());
                receive(request, answer, clock);
                return conclude(request, answer, clock, estimate);
            } catch (PermanentLlmException e) {
                var explained = refused(e, estimate);
                if (explained != null || answer.heard() || form == MAX_FORMS) {
                    throw explained == null ? e : explained;
                }
            }
        }
    }

    private void receive(ChatRequest request, AnswerInProgress answer, CallClock clock) throws InterruptedException {
        try (var call = endpoint.post(path(), body(request))) {
            if (!(call.next(clock.next()) instanceof Part.Head head)) {
                throw new IllegalStateException("an answer begins with its head");
            }
            if (head.status() != 200) {
                var body = call.rest(clock.next());
                if (ServerErrors.isContentFilter(body)) {
                    answer.accept(ChatChunk.FILTERED);
                    return;
                }
                throw errors().ofStatus(head, body);
            }
            var documents = documents(head.headers().get("Content-Type"));
            try {
                stream(call, documents, answer, clock);
            } catch (LlmException | IOException e) {
                // Only the end mark or the usage is missing, or what nobody waits for.
                if (!answer.complete() && !answer.stopped()) {
                    throw e;
                }
            }
            answer.closed();
            if (answer.isEmptyWithoutReason()) {
                throw torn(null);
            }
            if (answer.over() && !answer.stopped()) {
                call.awaitEnd(new ResponseDeadline(System.nanoTime() + 100_000_000, ""));
            }
        } catch (IOException e) {
            throw errors().ofConnection(e);
        }
    }

    private JsonDocuments documents(@Nullable String contentType) {
        var documents = JsonDocuments.ofType(contentType, streamed());
        if (documents == null) {
            throw errors().otherType(String.valueOf(contentType));
        }
        return documents;
    }

    final ServerErrors errors() {
        return new ServerErrors(endpoint, info.name());
    }

    private void stream(StreamingCall call, JsonDocuments documents, AnswerInProgress answer, CallClock clock)
            throws InterruptedException, IOException {
        boolean foreign = false;
        while (!answer.over()) {
            switch (call.next(clock.next())) {
                case Part.Line line -> foreign |= !take(documents.line(line.text()), answer, clock);
                case Part.End end -> {
                    foreign |= !take(documents.end(end.rest()), answer, clock);
                    answer.bodyEnded();
                    if (!answer.complete() && !answer.stopped()) {
                        throw foreign && !answer.begun() ? errors().noAnswer(protocol()) : torn(null);
                    }
                    return;
                }
                case Part.Head _, Part.Failure _ -> throw new IllegalStateException("a call has one head");
            }
        }
    }

    /// @return whether the document was a piece of an answer or none at all
    private boolean take(@Nullable String document, AnswerInProgress answer, CallClock clock) {
        if (document == null) {
            return true;
        }
        if (document.equals(JsonDocuments.DONE)) {
            answer.accept(ChatChunk.END);
            return true;
        }
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(document);
        } catch (UnexpectedEndOfInputException e) {
            throw torn(e);
        } catch (JacksonException e) {
            throw errors().noJson(document, e);
        }
        var chunk = decode(json);
        if (chunk == null) {
            return false;
        }
        clock.pieceArrived(!chunk.text().isEmpty() || !chunk.thinking().isEmpty());
        answer.accept(chunk);
        clock.pieceArrived(false);
        return true;
    }

    private RetriableLlmException torn(@Nullable Exception cause) {
        return new RetriableLlmException(
                endpoint.address() + " broke off in the middle of the answer of " + info.name(), null, cause);
    }

    private ChatResponse conclude(ChatRequest request, AnswerInProgress answer, CallClock clock, int estimate) {
        int prompt = answer.promptTokens();
        int completion = answer.completionTokens();
        int common = answer.commonTokens();
        var cut = PromptCut.check(info.window(), estimate, promptTokens.measured(), prompt, completion);
        if (cut == null) {
            promptTokens.observe(CommonTokens.of(request.messages()), prompt);
        }
        answerTokens.observe(common, completion);
        boolean toldCompletion = completion > 0 || common == 0;
        var usage = new TokenUsage(
                prompt > 0 ? prompt : estimate,
                toldCompletion ? completion : estimateAnswer(common),
                prompt == 0 || !toldCompletion);
        var response = answer.response(usage, clock.timing(), cut);
        return response.finish() == FinishReason.LENGTH
                ? response.withLimit(
                        Limit.met(prompt, completion, request.sampling().maxTokens(), info.window()))
                : response;
    }

    private int estimateAnswer(int common) {
        return (answerTokens.measured() || !promptTokens.measured() ? answerTokens : promptTokens).estimate(common);
    }

    @Override
    public final void close() {
        endpoint.close();
    }
}
