package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.trajectory.RunEvent;
import java.util.List;
import java.util.function.Predicate;

/// Calls a model, tells the trajectory about it and counts it into the budget.
final class ModelCaller {

    /// Streamed text is passed on in pieces of about this size, so that events stay few.
    private static final int PIECE_CHARS = 48;

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

    /// @param fresh  messages that the trajectory does not hold yet, `earlier` of them it does
    /// @param enough says of the text so far whether the stream can end here
    ChatResponse call(
            ChatRequest request,
            int turn,
            int earlier,
            List<ChatMessage> fresh,
            Predicate<String> enough,
            CallScope scope)
            throws InterruptedException {
        scope.emit(new RunEvent.ModelCallStarted(
                isRoot ? "root" : "sub", model.info().name(), turn, earlier, fresh));
        try {
            var response = model.chat(request, new Streaming(enough, scope));
            budget.count(response, isRoot);
            scope.emit(new RunEvent.ModelCallFinished(
                    response.text(),
                    response.thinking(),
                    response.usage(),
                    response.timing(),
                    response.finish().name().toLowerCase(java.util.Locale.ROOT),
                    response.promptCut()));
            return response;
        } catch (LlmException e) {
            scope.emit(new RunEvent.ModelCallFailed(e.getMessage()));
            throw e;
        } catch (InterruptedException e) {
            scope.emit(new RunEvent.ModelCallFailed("cancelled"));
            throw e;
        }
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
            boolean done = delta.indexOf('\n') >= 0 || delta.indexOf('`') >= 0 || delta.indexOf(')') >= 0
                    ? enough.test(text.toString())
                    : false;
            if (done || text.length() - told >= PIECE_CHARS) {
                scope.emit(new RunEvent.TokensReceived(text.substring(told)));
                told = text.length();
            }
            return !done;
        }
    }
}
