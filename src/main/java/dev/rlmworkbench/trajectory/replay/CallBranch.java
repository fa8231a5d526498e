package dev.rlmworkbench.trajectory.replay;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls and steps of one place in the call tree: the root, a sub-call, a child RLM.
final class CallBranch {

    private final String id;
    private final int depth;
    private final Instant started;
    private final List<StepInProgress> steps = new ArrayList<>();
    private final List<ChatMessage> conversation = new ArrayList<>();
    private List<RunEvent.PassagesChosen.ChosenPassage> chosen = List.of();
    private @Nullable Instant ended;
    private @Nullable String failure;

    CallBranch(String id, int depth, Instant started) {
        this.id = id;
        this.depth = depth;
        this.started = started;
    }

    /// A call made by the code of the present step.
    void add(CallBranch subCall) {
        present(subCall.started).subCalls.add(subCall);
    }

    void accept(RunEvent event, Instant at) {
        ended = at;
        switch (event) {
            case RunEvent.TaskStarted _, RunEvent.TaskFinished _ -> {
                // of the whole task
            }
            case RunEvent.ModelCallStarted call -> {
                begin(call, at);
                ended = null;
                failure = null;
            }
            case RunEvent.TokensReceived tokens -> {
                present(at).streamed.append(tokens.text());
                ended = null;
            }
            case RunEvent.Generation call -> present(at).called(call, at);
            case RunEvent.ModelCallFailed failed -> {
                failure = failed.reason();
                present(at).note(failed, at);
            }
            case RunEvent.CodeStarted code -> present(at).ran(code, at);
            case RunEvent.CodeFinished code -> present(at).ended(code.result(), at);
            case RunEvent.PassagesChosen passages -> chosen = passages.passages();
            case RunEvent.Nudge nudge -> present(at).note(nudge, at);
            case RunEvent.Compaction compaction -> present(at).note(compaction, at);
            case RunEvent.FinalAnswer answer -> present(at).answered(answer, at);
            case RunEvent.LimitReached limit -> present(at).note(limit, at);
            case RunEvent.ReplRestarted restarted -> present(at).note(restarted, at);
        }
    }

    private void begin(RunEvent.ModelCallStarted call, Instant at) {
        int known = Math.min(call.earlier(), conversation.size());
        conversation.subList(known, conversation.size()).clear();
        conversation.addAll(call.messages());
        var step = new StepInProgress(
                steps.size() + 1,
                call.model(),
                List.copyOf(conversation),
                call.messages().size(),
                at);
        chosen.forEach(passage ->
                step.reads.add(new ContextRead(passage.start(), passage.end(), ContextRead.Kind.CHOSEN, step.number)));
        chosen = List.of();
        steps.add(step);
    }

    /// Files of other products, and torn ones, have code without a call before it.
    private StepInProgress present(Instant at) {
        if (steps.isEmpty()) {
            steps.add(new StepInProgress(1, "", List.of(), 0, at));
        }
        return steps.getLast();
    }

    List<Step> steps() {
        return steps.stream().map(StepInProgress::step).toList();
    }

    SubCall subCall() {
        var done = steps();
        var last = done.isEmpty() ? null : done.getLast();
        var prompt = done.isEmpty() || done.getFirst().prompt().isEmpty()
                ? ""
                : done.getFirst().prompt().getLast().content();
        var reply = last == null ? "" : last.answer() != null ? last.answer().answer() : last.reply();
        return new SubCall(
                id,
                depth,
                last == null ? "" : last.model(),
                prompt,
                failure == null ? reply : "",
                failure,
                usage(done),
                started,
                ended,
                done);
    }

    private static @Nullable TokenUsage usage(List<Step> steps) {
        return steps.stream()
                .map(Step::usage)
                .filter(usage -> usage != null)
                .reduce((a, b) -> new TokenUsage(
                        a.promptTokens() + b.promptTokens(),
                        a.completionTokens() + b.completionTokens(),
                        a.estimated() || b.estimated()))
                .orElse(null);
    }
}
