package dev.rlmworkbench.report.html;

import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultRows;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.trajectory.archive.UnknownFormatException;
import dev.rlmworkbench.trajectory.export.HtmlExport;
import dev.rlmworkbench.trajectory.replay.Replay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The trajectories that a page holds: as many as there is room for, the most telling first.
final class EmbeddedSteps {

    private static final int MAX_TEXT = 3_000;
    private static final int MAX_TRAJECTORY = 150_000;

    private record Embedded(String id, String title, String html) {}

    private final Map<Long, Embedded> byFingerprint = new LinkedHashMap<>();
    private final List<String> unusable = new ArrayList<>();
    private int recorded;

    private EmbeddedSteps() {}

    /// @param tasks   the most telling first
    /// @param room    in characters, for all of them
    /// @throws IOException when a file cannot be read
    static EmbeddedSteps of(List<AskedTask> tasks, ResultRows rows, List<RunFiles> runs, int room) throws IOException {
        var steps = new EmbeddedSteps();
        var archives = new ArrayList<TrajectoryArchive>();
        try {
            var found = new HashMap<Long, Recording>();
            for (var run : runs) {
                if (run.trajectories().isPresent()) {
                    TrajectoryArchive archive;
                    try {
                        archive = TrajectoryArchive.open(run.trajectories().get());
                    } catch (UnknownFormatException _) {
                        steps.unusable.add(
                                run.trajectories().get().getFileName().toString());
                        continue;
                    }
                    archives.add(archive);
                    archive.tasks().stream()
                            .filter(task -> !task.fingerprint().isEmpty())
                            .forEach(task ->
                                    found.put(Sha256.of(task.fingerprint()).bits(), new Recording(archive, task)));
                }
            }
            steps.embed(tasks, rows, found, room);
        } finally {
            for (var archive : archives) {
                archive.close();
            }
        }
        return steps;
    }

    /// The last attempt at a task.
    private record Recording(TrajectoryArchive archive, TaskSummary task) {}

    private void embed(List<AskedTask> tasks, ResultRows rows, Map<Long, Recording> found, int room)
            throws IOException {
        int left = room;
        for (var task : tasks) {
            for (var row : task.answers().values()) {
                var recording = found.get(row.fingerprint());
                if (recording != null) {
                    recorded++;
                    if (left > 0) {
                        var events = recording.archive().events(recording.task());
                        var html = HtmlExport.fragment(Replay.of(events), MAX_TEXT, Math.min(MAX_TRAJECTORY, left));
                        var record = rows.record(row);
                        left -= html.length();
                        byFingerprint.put(row.fingerprint(), new Embedded(id(record), title(record), html));
                    }
                }
            }
        }
    }

    private static String id(ResultRecord record) {
        return "steps-" + record.fingerprint().replaceAll("[^A-Za-z0-9]", "-");
    }

    private static String title(ResultRecord record) {
        var task = record.task();
        return "%s, %s, %s%s, seed %d: %s"
                .formatted(
                        record.method(),
                        task.kind() == null ? task.type() : task.kind(),
                        task.length(),
                        task.depthPercent() == null ? "" : ", depth " + task.depthPercent() + " %",
                        task.seed(),
                        record.outcome().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /// The id of a row's steps in the page; empty where they are not in it.
    Optional<String> link(ResultRow row) {
        return Optional.ofNullable(byFingerprint.get(row.fingerprint())).map(Embedded::id);
    }

    void write(HtmlPage page) {
        if (!unusable.isEmpty()) {
            page.element(
                            "p",
                            "Without the steps in %s: empty, or no file of steps by its first line."
                                    .formatted(String.join(", ", unusable)),
                            "class",
                            "note")
                    .line();
        }
        if (recorded == 0) {
            page.element(
                            "p",
                            "These runs kept no trajectories; they are kept when a run is started with trajectories saved.",
                            "class",
                            "note")
                    .line();
            return;
        }
        page.element(
                        "p",
                        "%,d of %,d recorded trajectories are in this page, wrong answers and tasks on which methods differ first; long texts are shortened in the middle."
                                .formatted(byFingerprint.size(), recorded),
                        "class",
                        "note")
                .line();
        for (var steps : byFingerprint.values()) {
            page.open("details", "class", "steps", "id", steps.id())
                    .element("summary", steps.title())
                    .line();
            page.raw(steps.html()).close().line();
        }
    }
}
