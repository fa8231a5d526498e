package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.trajectory.GenerationDetails;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.TokenHistory;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Calls a model, tells the trajectory about it and counts it into the budget.
final class ModelCaller {

    /// Streamed text is passed on in pieces of about this size, so that events stay few.
    private static final int PIECE_CHARS = 48;

    /// With one of these a block, a tag or a FINAL ends.
    private static final String ENDS = "\n`)>";

    private final LanguageModel model;
    private final Budget budget;
    private final boolean isRoot;

    ModelCaller(LanguageModel model, Budget budget, boolean isRoot) {
        this.model = model;
        this.budget = budget;
        this.isRoot = isRoot;
    }

    /// Tokens that a call may hold, 0 when unknown.
    int window() {
        return model.info().window();
    }

    /// A call of a conversation that has no other.
    ChatResponse callOnce(ChatRequest request, CallScope scope) throws InterruptedException {
        return call(
                request,
                isRoot ? 1 : 0,
                0,
                request.messages(),
                _ -> false,
                UnaryOperator.identity(),
                new TokenHistory(),
                scope);
    }

    /// @param fresh   messages that the trajectory does not hold yet, `earlier` of them it does
    /// @param enough  says of the text so far whether the stream can end here
    /// @param used    what of the text the method goes on with: its beginning
    /// @param history of the conversation
    /// @return the response with the text that is used
    ChatResponse call(
            ChatRequest request,
            int turn,
            int earlier,
            List<ChatMessage> fresh,
            Predicate<String> enough,
            UnaryOperator<String> used,
            TokenHistory history,
            CallScope scope)
            throws InterruptedException {
        scope.emit(new RunEvent.ModelCallStarted(
                isRoot ? "root" : "sub", model.info().name(), turn, earlier, fresh));
        try {
            var response = model.chat(request, new Streaming(enough, scope));
            budget.count(response, isRoot);
            var text = used.apply(response.text());
            scope.emit(generation(request, response, text.length(), history));
            return response.withText(text);
        } catch (LlmException e) {
            scope.emit(new RunEvent.ModelCallFailed(e.getMessage()));
            throw e;
        } catch (InterruptedException e) {
            scope.emit(new RunEvent.ModelCallFailed("cancelled"));
            throw e;
        }
    }

    private RunEvent.Generation generation(ChatRequest request, ChatResponse response, int used, TokenHistory history) {
        var info = model.info();
        var details = new GenerationDetails(
                GenerationDetails.VERSION,
                response.raw().equals(response.text()) ? null : response.raw(),
                used,
                response.limit(),
                request.sampling(),
                request.seed(),
                request.think(),
                info.digest(),
                info.templateDigest(),
                history.record(request.messages(), response.exact()));
        return new RunEvent.Generation(
                response.text(),
                response.thinking(),
                response.usage(),
                response.timing(),
                response.finish().name().toLowerCase(Locale.ROOT),
                response.promptCut(),
                details);
    }

    private static final class Streaming implements StreamListener {
        private final Predicate<String> enough;
        private final CallScope scope;
        private final StringBuilder text = new StringBuilder();
        private int told;

        Streaming(Predicate<String> enough, CallScope scope) {
            this.enough = enough;
            this.scope = scope;
        }

        @Override
        public boolean onText(String delta) {
            text.append(delta);
            boolean done = delta.chars().anyMatch(c -> ENDS.indexOf(c) >= 0) && enough.test(text.toString());
            if (done || text.length() - told >= PIECE_CHARS) {
                scope.emit(new RunEvent.TokensReceived(text.substring(told)));
                told = text.length();
            }
            return !done;
        }

        @Override
        public void onTextWasThinking() {
            text.setLength(0);
            told = 0;
        }
    }
}
