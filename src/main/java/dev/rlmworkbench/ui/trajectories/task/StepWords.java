package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.trajectory.replay.CodeRun;
import dev.rlmworkbench.trajectory.replay.Notes;
import dev.rlmworkbench.trajectory.replay.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a step is, in words.
public final class StepWords {

    private static final Pattern CODE = Pattern.compile("```[\\s\\S]*?(?:```|\\z)");
    private static final int MAX_PLAN_LENGTH = 120;

    private StepWords() {}

    /// What the model said beside its code.
    public static String said(Step step) {
        return CODE.matcher(step.reply()).replaceAll("\n").strip();
    }

    /// One line for the card: what the model said, else the first line of its code.
    public static String plan(Step step) {
        var line = said(step)
                .lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .or(() -> step.code().stream()
                        .flatMap(run -> run.code().lines())
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .findFirst())
                .orElse(step.reply().isBlank() ? "No reply" : "Empty code");
        return line.length() > MAX_PLAN_LENGTH ? line.substring(0, MAX_PLAN_LENGTH) + "..." : line;
    }

    /// What the engine said or did beside the output.
    public static List<String> notes(Step step) {
        return step.notes().stream()
                .map(Notes::words)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /// What a block printed, its value and its error.
    public static String output(CodeRun run) {
        var result = run.result();
        if (result == null) {
            return "";
        }
        var parts = new ArrayList<String>();
        if (!result.stdout().isBlank()) {
            parts.add(result.stdout().stripTrailing());
        }
        if (result.value() != null) {
            parts.add(result.value());
        }
        var error = result.error();
        if (error != null) {
            parts.add((error.line() > 0 ? "Line %d: ".formatted(error.line()) : "") + error.message());
        }
        return String.join("\n", parts);
    }
}
