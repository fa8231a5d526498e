package dev.rlmworkbench.trajectory;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonLinesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends events to a trajectory file as they happen.
///
/// A write that fails must not break the task that is being answered, so [#accept] never throws: the first failure is
/// kept, later events are dropped, and whoever runs the tasks asks [#failure()] and stops.
public final class TrajectoryWriter implements EventSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrajectoryWriter.class);

    private final JsonLinesFile file;
    private final AtomicReference<IOException> failure = new AtomicReference<>();

    private TrajectoryWriter(JsonLinesFile file) {
        this.file = file;
    }

    /// @throws IOException when the file cannot be opened for writing
    public static TrajectoryWriter open(Path path) throws IOException {
        return new TrajectoryWriter(JsonLinesFile.open(path));
    }

    @Override
    public void accept(EventEntry entry) {
        if (failure.get() != null) {
            return;
        }
        try {
            file.append(EventJson.write(entry), false);
        } catch (IOException e) {
            if (failure.compareAndSet(null, e)) {
                LOG.debug("events can no longer be written", e);
            }
        }
    }

    /// Why events can no longer be written, one sentence; empty while all is well.
    public Optional<String> failure() {
        return Optional.ofNullable(failure.get())
                .map(e -> "%s cannot be written: %s".formatted(file.path(), FileTrouble.reason(e)));
    }

    /// Bytes of a half-written last line that were cut off when the file was opened.
    public long tornBytes() {
        return file.tornBytes();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
