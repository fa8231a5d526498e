package dev.rlmworkbench.trajectory;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the events of a task as the engine tells them, a second apart.
public final class EventSamples {

    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private final List<EventEntry> events = new ArrayList<>();
    private final String fingerprint;

    public EventSamples(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    public EventSamples add(String call, @Nullable String parent, int depth, RunEvent event) {
        events.add(new EventEntry(fingerprint, call, parent, depth, START.plusSeconds(events.size()), event));
        return this;
    }

    public EventSamples root(RunEvent event) {
        return add("0", null, 0, event);
    }

    public EventSamples begins(String method, String query, int contextChars) {
        return root(new RunEvent.TaskStarted(method, "niah", query, contextChars));
    }

    public EventSamples asks(int turn, int earlier, ChatMessage... messages) {
        return root(new RunEvent.ModelCallStarted("root", "qwen2.5-coder-1.5b", turn, earlier, List.of(messages)));
    }

    public EventSamples replies(String text) {
        return root(finished(text));
    }

    public static RunEvent.Generation finished(String text) {
        return new RunEvent.Generation(
                text,
                "",
                new TokenUsage(100, 10, false),
                new CallTiming(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)),
                "stop",
                null);
    }

    public EventSamples runs(int turn, String code) {
        return root(new RunEvent.CodeStarted(turn, 0, "python", code));
    }

    public EventSamples prints(int turn, String output, List<ReplResult.ContextRange> printed, String... changed) {
        return root(new RunEvent.CodeFinished(turn, 0, result(output, printed, List.of(), null, changed)));
    }

    public static ReplResult result(
            String output,
            List<ReplResult.ContextRange> printed,
            List<ReplResult.ContextRange> sent,
            @Nullable String answer,
            String... changed) {
        return new ReplResult(
                output,
                null,
                null,
                answer,
                printed,
                sent,
                Stream.of(changed).map(ReplVariable::named).toList(),
                Duration.ofMillis(20),
                null);
    }

    public EventSamples answers(int turn, String answer) {
        root(new RunEvent.FinalAnswer(turn, "text", answer));
        return root(new RunEvent.TaskFinished(answer, "final", events.size(), null));
    }

    public List<EventEntry> events() {
        return List.copyOf(events);
    }

    public String lines() {
        var lines = new StringBuilder();
        events.forEach(event -> lines.append(EventJson.write(event)).append('\n'));
        return lines.toString();
    }
}
