package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TaskSummary.Outcome;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.Icons;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// The outcome of a task and what it took, as words and marks.
public final class TaskFigures {

    private TaskFigures() {}

    public static String words(Outcome outcome) {
        return switch (outcome) {
            case RIGHT -> "Right";
            case WRONG -> "Wrong";
            case ERROR -> "Error";
            case LIMIT -> "Limit";
            case UNKNOWN -> "Not judged";
        };
    }

    static Feather icon(Outcome outcome) {
        return switch (outcome) {
            case RIGHT -> Feather.CHECK_CIRCLE;
            case WRONG -> Feather.X_CIRCLE;
            case ERROR -> Feather.ALERT_TRIANGLE;
            case LIMIT -> Feather.SLASH;
            case UNKNOWN -> Feather.CIRCLE;
        };
    }

    public static Node mark(Outcome outcome) {
        var colour =
                switch (outcome) {
                    case RIGHT -> "right-icon";
                    case WRONG -> "wrong-icon";
                    case ERROR, LIMIT -> "warn-icon";
                    case UNKNOWN -> "icon-16";
                };
        return Icons.of(icon(outcome), "icon-16", colour);
    }

    public static Chip chip(Outcome outcome) {
        return switch (outcome) {
            case RIGHT -> Chip.right("Right");
            case WRONG -> Chip.wrong("Wrong");
            case ERROR -> Chip.error("Error");
            case LIMIT -> Chip.limit("Limit reached");
            case UNKNOWN -> new Chip("Not judged", null, Chip.Tone.NEUTRAL);
        };
    }

    /// `Right, 4 steps, 8 sub-calls`.
    public static String line(TaskSummary task) {
        var line = new StringBuilder(words(task.outcome()));
        line.append(", ").append(Figures.count(task.turns(), "step"));
        if (task.subCalls() > 0) {
            line.append(", ").append(Figures.count(task.subCalls(), "sub-call"));
        }
        if (task.fork() != null) {
            line.append(", fork at step ").append(task.fork().step());
        }
        if (task.attempt() > 1) {
            line.append(", attempt ").append(task.attempt());
        }
        return line.toString();
    }
}
