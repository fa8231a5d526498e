package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Lessons from the real engine in a file, a line each, so that they are made once. Thread-safe.
final class LessonStore {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;
    private final List<Lesson> root = new ArrayList<>();
    private final List<Lesson> helper = new ArrayList<>();

    /// Opens the file, or begins one. A line that a crash left half written is passed over.
    LessonStore(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                var text = TextFile.read(file);
                text.lines().forEach(this::read);
                if (!text.isEmpty() && !text.endsWith("\n")) {
                    Files.writeString(file, "\n", StandardOpenOption.APPEND);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void read(String line) {
        try {
            keep(MAPPER.readValue(line, Lesson.class));
        } catch (JacksonException _) {
            // the line a crash cut off
        }
    }

    private void keep(Lesson lesson) {
        (lesson.kind() == Lesson.Kind.ROOT ? root : helper).add(lesson);
    }

    synchronized void add(List<Lesson> lessons) {
        try {
            for (var lesson : lessons) {
                Files.writeString(
                        file,
                        MAPPER.writeValueAsString(lesson) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                keep(lesson);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// Conversations of the root so far.
    synchronized List<Lesson> root() {
        return List.copyOf(root);
    }

    synchronized List<Lesson> helper() {
        return List.copyOf(helper);
    }
}
