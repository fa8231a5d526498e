package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSpec;

/// One generated task with what its answer rests on, cut to what a person reads.
///
/// @param place   such as `32K, depth 50 %`
/// @param before  text before the needle
/// @param needle  empty where the task does not tell what its answer rests on
/// @param percent where the needle begins, of the text; negative without one
record TaskPreview(
        String place,
        String question,
        String before,
        String needle,
        String after,
        double percent,
        int chars,
        String answer) {

    private static final int CHARACTERS_AROUND = 130;
    private static final int MAX_NEEDLE_LENGTH = 240;

    static TaskPreview of(TaskSpec spec) {
        return of(spec, spec.make());
    }

    private static TaskPreview of(TaskSpec spec, Task task) {
        var text = task.context();
        var needle = task.evidence().stream().filter(text::contains).findFirst().orElse("");
        int at = Math.max(0, text.indexOf(needle));
        int end = at + Math.min(needle.length(), MAX_NEEDLE_LENGTH);
        int from = Math.max(0, at - CHARACTERS_AROUND);
        int to = Math.min(text.length(), end + CHARACTERS_AROUND);
        return new TaskPreview(
                place(spec),
                task.query(),
                (from > 0 ? "... " : "") + oneLine(text.substring(from, at)),
                oneLine(text.substring(at, end)),
                oneLine(text.substring(end, to)) + (to < text.length() ? " ..." : ""),
                needle.isEmpty() ? -1 : 100.0 * at / text.length(),
                text.length(),
                task.answer());
    }

    private static String place(TaskSpec spec) {
        var length = new dev.rlmworkbench.result.ContextLength(
                spec.contextLength(), spec.unit().wireName());
        var detail = spec.kindName() != null
                ? ", " + spec.kindName()
                : spec.depthPercent() == null ? "" : ", depth " + spec.depthPercent() + " %";
        return length.shortName() + detail;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
