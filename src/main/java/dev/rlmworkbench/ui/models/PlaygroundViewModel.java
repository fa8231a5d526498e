package dev.rlmworkbench.ui.models;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.llm.server.ModelChoice;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.notice.FailureWords;
import java.util.concurrent.Future;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One prompt to one model, its answer as it comes.
final class PlaygroundViewModel {

    private static final int MAX_TOKENS = 512;

    private final ModelLocator locator;
    private final Background background;
    private final EventPump pump;
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private @Nullable Future<?> call;
    private EventPump.@Nullable Channel<String> pieces;

    PlaygroundViewModel(ModelLocator locator, Background background, EventPump pump) {
        this.locator = locator;
        this.background = background;
        this.pump = pump;
    }

    /// What came so far.
    ReadOnlyStringProperty answer() {
        return answer.getReadOnlyProperty();
    }

    /// Tokens and times, empty until the answer is whole.
    ReadOnlyStringProperty verdict() {
        return verdict.getReadOnlyProperty();
    }

    /// Exactly what failed, empty when nothing did.
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /// Asks; an answer that still comes is dropped.
    void ask(ModelEntry entry, String prompt) {
        stop();
        if (prompt.isBlank()) {
            error.set("Write a prompt first");
            return;
        }
        answer.set("");
        verdict.set("");
        error.set("");
        asking.set(true);
        var channel = pump.<String>channel(some -> answer.set(answer.get() + String.join("", some)));
        pieces = channel;
        call = background.run(
                () -> chat(entry, prompt, channel),
                response -> {
                    ended();
                    answer.set(response.text());
                    verdict.set(words(response));
                },
                failure -> {
                    ended();
                    error.set(FailureWords.of(failure));
                });
    }

    void stop() {
        if (call != null && asking.get()) {
            call.cancel(true);
            ended();
            verdict.set("Stopped");
        }
    }

    private void ended() {
        asking.set(false);
        if (pieces != null) {
            pieces.close();
        }
    }

    private ChatResponse chat(ModelEntry entry, String prompt, EventPump.Channel<String> channel)
            throws InterruptedException {
        var choice = ModelChoice.of(entry.server().endpoints(), entry.model().name(), ModelSettings.DEFAULT);
        try (var model = locator.open(choice)) {
            var request = ChatRequest.of(prompt, Sampling.GREEDY.withMaxTokens(MAX_TOKENS));
            return model.chat(request, delta -> {
                channel.offer(delta);
                return true;
            });
        }
    }

    private static String words(ChatResponse response) {
        var usage = response.usage();
        var timing = response.timing();
        double decode = timing.decode().toMillis() / 1000.0;
        var speed = decode > 0 ? ", %.0f tokens/s".formatted(usage.completionTokens() / decode) : "";
        var cut = response.promptCut() == null ? "" : "; " + response.promptCut();
        return "%,d tokens in, %,d out%s, %.1f s in all%s%s"
                .formatted(
                        usage.promptTokens(),
                        usage.completionTokens(),
                        usage.estimated() ? " (estimated)" : "",
                        timing.total().toMillis() / 1000.0,
                        speed,
                        cut);
    }
}
