package dev.rlmworkbench.trajectory;

import dev.rlmworkbench.files.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/// Reads trajectory files back.
public final class TrajectoryReader {

    private TrajectoryReader() {}

    /// Hands every event to the sink in the order of the file. A task that was tried more than once appears as often,
    /// each time beginning with its own [RunEvent.TaskStarted].
    ///
    /// @return a sentence for each line that was left out: damaged, half-written, or of a type from a later version
    /// @throws IOException when the file cannot be read at all
    public static List<String> read(Path file, EventSink sink) throws IOException {
        var odd = new ArrayList<String>();
        Set<String> unknown = new LinkedHashSet<>();
        var problems = new ArrayList<>(JsonLines.read(file, line -> {
            Optional<EventEntry> entry;
            try {
                entry = EventJson.read(line);
            } catch (JacksonException | DateTimeException _) {
                odd.add("%s has an event that cannot be understood; left out".formatted(file));
                return;
            }
            entry.ifPresentOrElse(
                    sink::accept, () -> unknown.add(line.path("type").asString("")));
        }));
        problems.addAll(odd);
        unknown.forEach(type -> problems.add("%s has events of the unknown type '%s'; left out".formatted(file, type)));
        return problems;
    }

    /// The events of one task, of its last attempt only: a crash or a retry starts a task anew.
    ///
    /// @return empty when the file does not have the task
    /// @throws IOException when the file cannot be read at all
    public static List<EventEntry> lastAttempt(Path file, String fingerprint) throws IOException {
        var events = new ArrayList<EventEntry>();
        read(file, entry -> {
            if (!entry.fingerprint().equals(fingerprint)) {
                return;
            }
            if (entry.event() instanceof RunEvent.TaskStarted) {
                events.clear();
            }
            events.add(entry);
        });
        return List.copyOf(events);
    }
}
