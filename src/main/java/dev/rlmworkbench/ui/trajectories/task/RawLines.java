package dev.rlmworkbench.ui.trajectories.task;

import java.util.ArrayList;
import java.util.List;

/// Lines of a trajectory file.
///
/// @param ofStep false where it cannot be told which lines belong to the step, and all are there
public record RawLines(String text, boolean ofStep) {

    /// @param number of the step, from 1
    /// @param steps  the task has
    public static RawLines ofStep(String raw, int number, int steps) {
        var lines = raw.lines().toList();
        var begins = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (begins(lines.get(i))) {
                begins.add(i);
            }
        }
        if (begins.size() != steps) {
            return new RawLines(raw, false);
        }
        int from = number == 1 ? 0 : begins.get(number - 1);
        int to = number == steps ? lines.size() : begins.get(number);
        List<String> mine = lines.subList(from, to);
        return new RawLines(String.join("\n", mine), true);
    }

    private static boolean begins(String line) {
        boolean ours = line.contains("\"type\":\"model_call_started\"") && line.contains("\"depth\":0");
        return ours || line.contains("\"type\": \"iteration\"") || line.contains("\"type\":\"iteration\"");
    }
}
