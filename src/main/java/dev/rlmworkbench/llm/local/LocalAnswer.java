package dev.rlmworkbench.llm.local;

import dev.rlmworkbench.transformer.generate.GenerationListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Hands an answer from the thread that writes it to the one that asked.
final class LocalAnswer implements GenerationListener {

    sealed interface Event {
        /// As [GenerationListener#onText].
        record Text(String text, int[] ids) implements Event {}

        /// As [GenerationListener#onEnd].
        record End(GenerationListener.End how, int[] ids) implements Event {}

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
    public void onText(String text, int[] ids) {
        events.add(new Event.Text(text, ids));
    }

    @Override
    public void onEnd(GenerationListener.End end, int[] ids) {
        events.add(new Event.End(end, ids));
    }

    @Override
    public void onFailure(RuntimeException failure) {
        events.add(new Event.Failure(failure));
    }
}
