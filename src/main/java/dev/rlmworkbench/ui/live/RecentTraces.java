package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.TrajectoryReader;
import dev.rlmworkbench.ui.fx.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The traces that are in memory: of the tasks that run now, and of the ended ones that were looked at last. Others are
/// read from the trajectory file when somebody looks at them, so that a long run does not fill the memory. On the
/// JavaFX thread only.
final class RecentTraces {

    private static final int MAX_TRACES = 16;

    private final Background background;
    private final Runnable changed;
    private final Map<String, TaskTrace> traces = new LinkedHashMap<>(MAX_TRACES, 0.75f, true);
    private final Set<String> asked = new HashSet<>();
    private @Nullable Path file;

    /// @param changed told when a trace was read
    RecentTraces(Background background, Runnable changed) {
        this.background = background;
        this.changed = changed;
    }

    /// @param trajectories of the run that begins
    void clear(Path trajectories) {
        traces.clear();
        asked.clear();
        file = trajectories;
    }

    void add(List<EventEntry> some) {
        for (var entry : some) {
            traces.computeIfAbsent(entry.fingerprint(), _ -> new TaskTrace()).accept(entry);
        }
    }

    /// @param ended whether the task is in the file
    Optional<TaskTrace> of(String fingerprint, boolean ended) {
        var known = traces.get(fingerprint);
        if (known == null && ended && asked.add(fingerprint)) {
            read(fingerprint);
        }
        return Optional.ofNullable(known);
    }

    private void read(String fingerprint) {
        var from = file;
        if (from == null || !Files.exists(from)) {
            asked.remove(fingerprint);
            return;
        }
        background.run(
                () -> TrajectoryReader.lastAttempt(from, fingerprint),
                events -> {
                    if (!events.isEmpty() && from.equals(file)) {
                        var trace = new TaskTrace();
                        events.forEach(trace::accept);
                        traces.putIfAbsent(fingerprint, trace);
                        changed.run();
                    }
                },
                _ -> asked.remove(fingerprint));
    }

    /// @param ended of which tasks a trace may go
    void forgetOld(Predicate<String> ended) {
        var old = new ArrayList<String>();
        int surplus = traces.size() - MAX_TRACES;
        for (var fingerprint : traces.keySet()) {
            if (old.size() < surplus && ended.test(fingerprint)) {
                old.add(fingerprint);
            }
        }
        old.forEach(traces::remove);
        asked.removeAll(old);
    }
}
