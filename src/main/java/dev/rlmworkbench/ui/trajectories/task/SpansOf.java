package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.ui.trajectories.task.Spans.Kind;
import dev.rlmworkbench.ui.trajectories.task.Spans.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The spans of a trajectory.
public final class SpansOf {

    private SpansOf() {}

    public static List<Span> steps(List<Step> steps) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var timing = step.timing();
            var firstCode = step.code().isEmpty()
                    ? step.ended()
                    : step.code().getFirst().started();
            var replied = timing == null ? firstCode : earlier(step.started().plus(timing.total()), step.ended());
            spans.add(new Span(Kind.ROOT, i, 0, step.started(), replied, "Step %d, model".formatted(step.number())));
            for (var run : step.code()) {
                spans.add(new Span(
                        Kind.REPL,
                        i,
                        0,
                        run.started(),
                        known(run.ended(), step.ended()),
                        "Step %d, code".formatted(step.number())));
            }
            int number = 1;
            for (var call : step.subCalls()) {
                spans.add(new Span(
                        Kind.SUB_CALL,
                        i,
                        number,
                        call.started(),
                        known(call.ended(), step.ended()),
                        "Step %d, sub-call %d".formatted(step.number(), number)));
                number++;
            }
        }
        return spans;
    }

    private static Instant known(@Nullable Instant end, Instant otherwise) {
        return end == null ? otherwise : end;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
