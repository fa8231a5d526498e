package dev.rlmworkbench.benchmark;

import java.util.ArrayList;
import java.util.List;

/// What was found in a file with tasks.
///
/// @param tasks   in the order of the file
/// @param notices one sentence for each row that was left out, or that is not what one would expect
public record FileTasks(List<TaskSpec> tasks, List<String> notices) {

    public FileTasks {
        tasks = List.copyOf(tasks);
        notices = List.copyOf(notices);
    }

    /// All of them as if they stood in one file.
    public static FileTasks joined(List<FileTasks> parts) {
        var tasks = new ArrayList<TaskSpec>();
        var notices = new ArrayList<String>();
        for (var part : parts) {
            tasks.addAll(part.tasks);
            notices.addAll(part.notices);
        }
        return new FileTasks(tasks, notices);
    }
}
