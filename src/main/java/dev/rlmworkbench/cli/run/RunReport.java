package dev.rlmworkbench.cli.run;

import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.result.Outcome;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.result.TaskKey;

/// Words for a run's progress, shared by the bar and the plain lines.
final class RunReport {

    private RunReport() {}

    static String planned(String run, RunProgress.Planned planned) {
        int todo = planned.total() - planned.done();
        var text = new StringBuilder("%s: %s to do".formatted(run, Counted.count(todo, "result")));
        if (planned.done() > 0) {
            text.append(", %,d there already".formatted(planned.done()));
        }
        if (planned.retried() > 0) {
            text.append(", %,d of them failed before".formatted(planned.retried()));
        }
        return text.toString();
    }

    /// Such as `rlm niah 8000 tokens, depth 50 %: right (12 s, 4 turns, 7 sub-calls)`.
    static String result(ResultRecord result) {
        return "%s %s: %s (%s)"
                .formatted(result.method(), task(result.task()), verdict(result.outcome()), effort(result));
    }

    private static String task(TaskKey task) {
        var depth = task.depthPercent() == null ? "" : ", depth %d %%".formatted(task.depthPercent());
        var kind = task.kind() == null ? "" : " " + task.kind();
        return "%s%s %d %s%s"
                .formatted(
                        task.type(), kind, task.length().value(), task.length().unit(), depth);
    }

    static String verdict(Outcome outcome) {
        return switch (outcome.kind()) {
            case ERROR -> "failed, " + Terminal.harmless(String.valueOf(outcome.error()));
            case NO_ANSWER -> "no answer, " + StopReason.explained(outcome.stopReason());
            case RIGHT -> "right";
            case WRONG -> "wrong";
        };
    }

    private static String effort(ResultRecord result) {
        var cost = result.cost();
        var text = new StringBuilder(ReadableTime.of(cost.seconds()));
        if (result.method().startsWith("rlm")) {
            text.append(", ").append(Counted.count(cost.iterations(), "turn"));
        }
        if (cost.subCalls() > 0) {
            text.append(", ").append(Counted.count(cost.subCalls(), "sub-call"));
        }
        if (result.outcome().truncated()) {
            text.append(", context cut");
        }
        return text.toString();
    }
}
