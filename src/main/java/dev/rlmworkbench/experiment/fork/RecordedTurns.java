package dev.rlmworkbench.experiment.fork;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.PromptLimit;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.replay.Step;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A root model whose first turns are those of a recording, call by call; from then on the live model answers.
final class RecordedTurns extends Recorded {

    private final List<Step> steps;
    private final int played;
    private final @Nullable String reply;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int firstDifference;

    /// @param steps of the recording
    /// @param fork  the step, from 1, that comes out in another way
    /// @param reply what the model says in that step; null lets the live model say it
    RecordedTurns(LanguageModel live, List<Step> steps, int fork, @Nullable String reply) {
        super(live);
        this.steps = steps;
        this.played = fork - 1;
        this.reply = reply;
    }

    @Override
    public ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException {
        int call = calls.getAndIncrement();
        if (call <= played
                && firstDifference == 0
                && !request.messages().equals(steps.get(call).prompt())) {
            firstDifference = call + 1;
        }
        if (call < played) {
            refuseAgain(steps.get(call));
            return again(steps.get(call), listener);
        }
        return call == played && reply != null
                ? changed(steps.get(call), reply, listener)
                : live.chat(request, listener);
    }

    /// A call that failed and after which the task went on was refused as too long: all else ends it. Played back as an
    /// empty reply, it would bring all later replies one turn late.
    private static void refuseAgain(Step recorded) {
        for (var note : recorded.notes()) {
            if (recorded.usage() == null && note instanceof RunEvent.ModelCallFailed failed) {
                throw PermanentLlmException.promptTooLong(failed.reason(), PromptLimit.UNTOLD, null);
            }
        }
    }

    /// The first step, from 1, up to the fork whose prompt is not the recorded one: the product or the machine
    /// answered the code in another way.
    OptionalInt firstDifference() {
        return firstDifference == 0 ? OptionalInt.empty() : OptionalInt.of(firstDifference);
    }
}
