package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.files.JsonLine;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventJson;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A trajectory file of this product. Only where the lines of each task stand is kept in memory. Thread-safe.
///
/// A channel would be closed for everybody when one reader is interrupted, so this uses [RandomAccessFile], whose reads
/// are not interruptible.
final class EventArchive implements TrajectoryArchive {

    private static final Logger LOG = LoggerFactory.getLogger(EventArchive.class);
    private static final JsonMapper MAPPER = JsonStyle.lines();

    private final Path file;
    private final RandomAccessFile bytes;
    private final List<IndexedTask> index;
    private final List<TaskSummary> tasks;
    private final List<String> problems;

    private EventArchive(Path file, LineIndex lines, RecordedScores verdicts) throws IOException {
        this.file = file;
        this.index = lines.tasks();
        this.tasks = IntStream.range(0, index.size())
                .mapToObj(key -> index.get(key).summary(key, verdicts))
                .toList();
        this.problems = Stream.concat(lines.problems().stream(), verdicts.problems().stream())
                .toList();
        this.bytes = new RandomAccessFile(file.toFile(), "r");
    }

    static EventArchive index(Path file) throws IOException {
        return new EventArchive(file, LineIndex.of(file), RecordedScores.beside(file));
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Origin origin() {
        return Origin.WORKBENCH;
    }

    @Override
    public List<TaskSummary> tasks() {
        return tasks;
    }

    @Override
    public List<EventEntry> events(TaskSummary task) throws IOException {
        var events = new ArrayList<EventEntry>();
        for (var line : lines(task)) {
            try {
                EventJson.read(JsonLine.object(line)).ifPresent(events::add);
            } catch (IllegalArgumentException | JacksonException | DateTimeException e) {
                LOG.warn("{}: an event of the task {} is left out: {}", file, task.fingerprint(), reason(e));
            }
        }
        return events;
    }

    private static String reason(RuntimeException e) {
        return switch (e) {
            case JacksonException wrong
            when !wrong.getPath().isEmpty() ->
                "its \"%s\" has a value of the wrong kind"
                        .formatted(wrong.getPath().getFirst().getPropertyName());
            case JacksonException _ -> "it is damaged";
            case DateTimeException _ -> "its \"at\" is no time";
            default -> String.valueOf(e.getMessage());
        };
    }

    @Override
    public String raw(TaskSummary task) throws IOException {
        return String.join("\n", lines(task));
    }

    private List<String> lines(TaskSummary task) throws IOException {
        var place = index.get(task.key());
        var lines = new ArrayList<String>();
        for (int i = 0; i < place.lines(); i++) {
            lines.add(text(place.start(i), place.length(i)));
        }
        return lines;
    }

    private String text(long start, int length) throws IOException {
        var line = new byte[length];
        synchronized (bytes) {
            try {
                bytes.seek(start);
                bytes.readFully(line);
            } catch (EOFException e) {
                throw new IOException(file + " became shorter since it was opened; open it again", e);
            }
        }
        return new String(line, StandardCharsets.UTF_8);
    }

    @Override
    public List<TaskSummary> search(String words) throws IOException {
        var wanted = Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(EventArchive::asInJson)
                .toList();
        var found = new ArrayList<TaskSummary>();
        for (var task : tasks) {
            if (holds(index.get(task.key()), wanted)) {
                found.add(task);
            }
        }
        return found;
    }

    private boolean holds(IndexedTask task, List<String> words) throws IOException {
        var met = new BitSet(words.size());
        for (int i = 0; i < task.lines() && met.cardinality() < words.size(); i++) {
            if (Thread.interrupted()) {
                throw new IOException("the search was stopped");
            }
            var line = asWeWrite(text(task.start(i), task.length(i))).toLowerCase(Locale.ROOT);
            for (int word = 0; word < words.size(); word++) {
                met.set(word, met.get(word) || line.contains(words.get(word)));
            }
        }
        return met.cardinality() == words.size();
    }

    /// Other programs write letters beyond ASCII, and slashes, as escapes.
    private static String asWeWrite(String line) {
        try {
            return line.contains("\\u") || line.contains("\\/")
                    ? MAPPER.writeValueAsString(MAPPER.readTree(line))
                    : line;
        } catch (JacksonException _) {
            return line; // a damaged line is searched as it stands
        }
    }

    private static String asInJson(String word) {
        var quoted = MAPPER.writeValueAsString(word);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
