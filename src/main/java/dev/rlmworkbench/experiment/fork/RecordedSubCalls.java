package dev.rlmworkbench.experiment.fork;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.trajectory.replay.SubCall;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A model for sub-calls that answers a prompt of the recording with the recorded reply, as often as it was asked
/// there; any other prompt is the live model's.
final class RecordedSubCalls extends Recorded {

    private final Map<List<ChatMessage>, Queue<Step>> replies = new ConcurrentHashMap<>();

    /// @param steps of the root that come out as recorded
    RecordedSubCalls(LanguageModel live, List<Step> steps) {
        super(live);
        steps.forEach(step -> step.subCalls().forEach(this::remember));
    }

    private void remember(SubCall call) {
        for (var step : call.steps()) {
            if (call.failure() == null && step.usage() != null) {
                replies.computeIfAbsent(step.prompt(), _ -> new ConcurrentLinkedQueue<>())
                        .add(step);
            }
            step.subCalls().forEach(this::remember);
        }
    }

    @Override
    public ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException {
        var known = replies.get(request.messages());
        var recorded = known == null ? null : known.poll();
        return recorded == null ? live.chat(request, listener) : again(recorded, listener);
    }
}
