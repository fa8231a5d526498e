package dev.rlmworkbench.ui.training.data;

import java.util.ArrayList;
import java.util.List;

/// Lines in a row that a mended answer has as before, no longer, or newly.
///
/// @param lines at least one
record ChangedLines(How how, List<String> lines) {

    enum How {
        SAME,
        REMOVED,
        ADDED
    }

    /// Before each line, so that the difference is seen without colour.
    String sign() {
        return switch (how) {
            case SAME -> "  ";
            case REMOVED -> "- ";
            case ADDED -> "+ ";
        };
    }

    /// A repair changes one place: what both begin and end with stands once.
    static List<ChangedLines> of(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        int least = Math.min(old.size(), now.size());
        int head = 0;
        while (head < least && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        var runs = new ArrayList<ChangedLines>();
        add(runs, How.SAME, old.subList(0, head));
        add(runs, How.REMOVED, old.subList(head, old.size() - tail));
        add(runs, How.ADDED, now.subList(head, now.size() - tail));
        add(runs, How.SAME, old.subList(old.size() - tail, old.size()));
        return runs;
    }

    private static void add(List<ChangedLines> runs, How how, List<String> lines) {
        if (!lines.isEmpty()) {
            runs.add(new ChangedLines(how, List.copyOf(lines)));
        }
    }
}
