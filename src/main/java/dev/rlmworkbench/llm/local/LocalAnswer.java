package dev.rlmworkbench.llm.local;

import dev.rlmworkbench.transformer.generate.GenerationListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Hands an answer from the thread that writes it to the one that asked.
final class LocalAnswer implements GenerationListener {

    sealed interface Event {
        /// @param tokens of the answer so far
        record Text(String text, int tokens) implements Event {}

        record End(GenerationListener.End how, int tokens) implements Event {}

        record Failure(RuntimeException cause) implements Event {}
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /// @return null when nothing came in time
    @Nullable
    Event next(long time, TimeUnit unit) throws InterruptedException {
        return events.poll(time, unit);
    }

    @Override
    public void onPromptRead(int reused) {
        // the first token tells it, too
    }

    @Override
    public void onText(String text, int tokens) {
        events.add(new Event.Text(text, tokens));
    }

    @Override
    public void onEnd(GenerationListener.End end, int tokens) {
        events.add(new Event.End(end, tokens));
    }

    @Override
    public void onFailure(RuntimeException failure) {
        events.add(new Event.Failure(failure));
    }
}
