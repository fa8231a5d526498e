package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.inference.Answer;
import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ModelSnapshot;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.result.Usage;
import dev.rlmworkbench.trajectory.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Answers with what its body says and remembers what it was asked.
public class FakeMethod implements Method {

    public interface Body {
        @Nullable
        String answer(String context) throws InterruptedException;
    }

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final String name;
    private final Body body;

    public FakeMethod(String name, Body body) {
        this.name = name;
        this.body = body;
    }

    /// Reads the number off the context.
    public static FakeMethod right(String name) {
        return new FakeMethod(name, FakeMethod::firstWord);
    }

    public static String firstWord(String context) {
        return context.substring(0, context.indexOf(' '));
    }

    static Answer answered(@Nullable String text, @Nullable String error) {
        var usage = new Usage(100, 5, 1, 0, 0.25, 0.5, false);
        return new Answer(text, StopReason.FINAL, 1, 0, 0, false, usage, Usage.NONE, error);
    }

    @Override
    public String name() {
        return name;
    }

    /// The same method with another prompt.
    FakeMethod withPrompt(String other) {
        return new FakeMethod(name, body) {
            @Override
            public Map<String, Object> identity() {
                return Map.of("model", "fake", "temperature", 0.0, "prompt_sha256", other);
            }
        };
    }

    @Override
    public Map<String, Object> identity() {
        return Map.of("model", "fake", "temperature", 0.0);
    }

    @Override
    public MethodSetup description() {
        return MethodSetup.plain(new ModelSnapshot("fake", null, null, 0), "none", null);
    }

    @Override
    public boolean readsWholeContext() {
        return name.equals("slow");
    }

    @Override
    public Answer answer(String context, String query, CallScope scope) throws InterruptedException {
        asked.add(firstWord(context));
        scope.emit(new RunEvent.TokensReceived("thinking about " + firstWord(context)));
        var text = body.answer(context);
        return answered(text, text == null ? "the server did not answer" : null);
    }

    @Override
    public void close() {}
}
