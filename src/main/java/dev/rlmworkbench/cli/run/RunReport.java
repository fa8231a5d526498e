package dev.rlmworkbench.cli.run;

import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.StopReason;

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
        return "%s %s: %s (%s)".formatted(result.method(), task(result), verdict(result), effort(result));
    }

    private static String task(ResultRecord result) {
        var depth = result.depthPercent() == null ? "" : ", depth %d %%".formatted(result.depthPercent());
        var kind = result.taskKind() == null ? "" : " " + result.taskKind();
        return "%s%s %d %s%s".formatted(result.taskType(), kind, result.contextLength(), result.lengthUnit(), depth);
    }

    static String verdict(ResultRecord result) {
        if (result.error() != null) {
            return "failed, " + Terminal.harmless(result.error());
        }
        if (result.prediction() == null) {
            return "no answer, " + StopReason.explained(result.stopReason());
        }
        return result.scores().correct() ? "right" : "wrong";
    }

    private static String effort(ResultRecord result) {
        var text = new StringBuilder(Counted.time(result.latencyS()));
        if (result.method().startsWith("rlm")) {
            text.append(", ").append(Counted.count(result.iterations(), "turn"));
        }
        if (result.subCalls() > 0) {
            text.append(", ").append(Counted.count(result.subCalls(), "sub-call"));
        }
        if (result.truncated()) {
            text.append(", context cut");
        }
        return text.toString();
    }
}
