package dev.rlmworkbench.trajectory.replay;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step while its events come in.
final class StepInProgress {

    final int number;
    final StringBuilder streamed = new StringBuilder();
    final List<CallBranch> subCalls = new ArrayList<>();
    final List<ContextRead> reads = new ArrayList<>();
    private final String model;
    private final List<ChatMessage> prompt;
    private final int fresh;
    private final Instant started;
    private final List<CodeRun> code = new ArrayList<>();
    private final List<RunEvent> notes = new ArrayList<>();
    private Instant ended;
    private @Nullable String reply;
    private String thinking = "";
    private @Nullable TokenUsage usage;
    private @Nullable CallTiming timing;
    private RunEvent.@Nullable FinalAnswer answer;

    StepInProgress(int number, String model, List<ChatMessage> prompt, int fresh, Instant started) {
        this.number = number;
        this.model = model;
        this.prompt = prompt;
        this.fresh = fresh;
        this.started = started;
        this.ended = started;
    }

    void called(RunEvent.Generation call, Instant at) {
        reply = call.text();
        thinking = call.thinking();
        usage = call.usage();
        timing = call.timing();
        ended = at;
        if (call.cutOff().isPresent()) {
            notes.add(call);
        }
    }

    void ran(RunEvent.CodeStarted started, Instant at) {
        code.add(new CodeRun(started.language(), started.code(), null, at, null));
        ended = at;
    }

    void ended(ReplResult result, Instant at) {
        var run = code.isEmpty() ? new CodeRun("", "", null, at, null) : code.removeLast();
        code.add(new CodeRun(run.language(), run.code(), result, run.started(), at));
        result.printed()
                .forEach(range ->
                        reads.add(new ContextRead(range.start(), range.end(), ContextRead.Kind.PRINTED, number)));
        result.sent()
                .forEach(
                        range -> reads.add(new ContextRead(range.start(), range.end(), ContextRead.Kind.SENT, number)));
        ended = at;
    }

    void note(RunEvent event, Instant at) {
        notes.add(event);
        ended = at;
    }

    void answered(RunEvent.FinalAnswer given, Instant at) {
        answer = given;
        ended = at;
    }

    Step step() {
        return new Step(
                number,
                model,
                prompt,
                fresh,
                reply == null ? streamed.toString() : reply,
                thinking,
                usage,
                timing,
                started,
                ended,
                List.copyOf(code),
                subCalls.stream().map(CallBranch::subCall).toList(),
                List.copyOf(notes),
                answer,
                List.copyOf(reads));
    }
}
