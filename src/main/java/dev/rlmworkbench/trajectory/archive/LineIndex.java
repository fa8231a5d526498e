package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.files.ByteOrderMark;
import dev.rlmworkbench.files.JsonLine;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.trajectory.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One pass over the bytes of a file of this product. A line begins with its type, fingerprint, call and depth; only
/// the lines that begin and end tasks are parsed.
final class LineIndex {

    private static final int PIECE = 1 << 20;
    /// In which type, fingerprint, call, parent and depth stand.
    private static final int HEAD = 400;
    private static final int MAX_PROBLEMS = 50;
    private static final JsonMapper MAPPER = JsonStyle.lines();

    private final Path file;
    private final List<IndexedTask> tasks = new ArrayList<>();
    private final Map<String, IndexedTask> present = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private byte[] line = new byte[1 << 16];
    private int length;
    private int number;

    private LineIndex(Path file) {
        this.file = file;
    }

    static LineIndex of(Path file) throws IOException {
        var index = new LineIndex(file);
        index.read();
        return index;
    }

    List<IndexedTask> tasks() {
        return tasks;
    }

    List<String> problems() {
        return problems;
    }

    private void read() throws IOException {
        var piece = new byte[PIECE];
        long lineStart = 0;
        try (var in = Files.newInputStream(file)) {
            int read = in.readNBytes(piece, 0, PIECE);
            int from = afterMark(piece);
            lineStart = from;
            while (read > 0) {
                if (Thread.interrupted()) {
                    throw new IOException("reading " + file + " was stopped");
                }
                for (int at = from; at < read; at++) {
                    if (piece[at] == '\n') {
                        keep(piece, from, at);
                        ended(lineStart, true);
                        lineStart += length + 1;
                        length = 0;
                        from = at + 1;
                    }
                }
                keep(piece, from, read);
                read = in.readNBytes(piece, 0, PIECE);
                from = 0;
            }
        }
        ended(lineStart, false);
    }

    private int afterMark(byte[] head) throws UnknownFormatException {
        var mark = ByteOrderMark.of(head);
        if (!mark.charset().equals(StandardCharsets.UTF_8)) {
            throw new UnknownFormatException("%s is in %s; save it as UTF-8".formatted(file, mark.charset()));
        }
        return mark.length();
    }

    private void keep(byte[] piece, int from, int to) {
        int size = to - from;
        if (length + size > line.length) {
            line = java.util.Arrays.copyOf(line, Math.max(line.length * 2, length + size));
        }
        System.arraycopy(piece, from, line, length, size);
        length += size;
    }

    private void ended(long start, boolean isWhole) {
        number++;
        int end = length;
        while (end > 0 && line[end - 1] <= ' ' && line[end - 1] >= 0) {
            end--;
        }
        if (end == 0) {
            return;
        }
        if (!isWhole && line[end - 1] != '}') {
            complain("the last line (%,d) is half-written; left out");
            return;
        }
        var head = Head.of(line, length);
        if (head == null) {
            complain("line %,d is damaged; left out");
            return;
        }
        switch (head.type()) {
            case "task_started" -> hear(begin(head.fingerprint()));
            case "task_finished" -> hear(task(head.fingerprint()));
            case "limit_reached" -> {
                if (head.depth() == 0) {
                    hear(task(head.fingerprint()));
                }
            }
            case "model_call_started" -> task(head.fingerprint()).called(head.depth());
            case "" -> {
                complain("line %,d has no type; left out");
                return;
            }
            default -> {
                // a step of the task
            }
        }
        task(head.fingerprint()).add(start, length);
    }

    /// Type and place of an event. Our own lines begin with them, so that nothing behind need be read; lines that
    /// another program wrote may have them anywhere.
    private record Head(String type, String fingerprint, int depth) {

        private static final Pattern OURS = Pattern.compile("\\{\"type\":\"(\\w+)\",\"fingerprint\":\"([\\w.:-]*)\""
                + ",\"call\":\"[\\w.]*\",\"parent\":(?:null|\"[\\w.]*\"),\"depth\":(\\d{1,6})[,}]");

        /// @return null for what is no JSON object
        static @Nullable Head of(byte[] line, int length) {
            var start = new String(line, 0, Math.min(length, HEAD), StandardCharsets.ISO_8859_1);
            var ours = OURS.matcher(start);
            return ours.lookingAt()
                    ? new Head(ours.group(1), ours.group(2), Integer.parseInt(ours.group(3)))
                    : ofWhole(line, length);
        }

        private static @Nullable Head ofWhole(byte[] line, int length) {
            try {
                var json = MAPPER.readTree(line, 0, length);
                return json.isObject()
                        ? new Head(
                                json.path("type").asString(""),
                                json.path("fingerprint").asString(""),
                                json.path("depth").asInt(0))
                        : null;
            } catch (JacksonException _) {
                return null;
            }
        }
    }

    private void hear(IndexedTask task) {
        try {
            var event = JsonLine.object(new String(line, 0, length, StandardCharsets.UTF_8));
            EventJson.read(event).ifPresent(task::heard);
        } catch (IllegalArgumentException e) {
            complain(
                    e.getCause() == null
                            ? "line %,d: left out: "
                                    + String.valueOf(e.getMessage()).replace("%", "%%")
                            : "line %,d is damaged");
        } catch (JacksonException | DateTimeException _) {
            complain("line %,d is damaged");
        }
    }

    private IndexedTask begin(String fingerprint) {
        var before = present.get(fingerprint);
        var task = new IndexedTask(fingerprint, before == null ? 1 : before.attempt() + 1);
        present.put(fingerprint, task);
        tasks.add(task);
        return task;
    }

    private IndexedTask task(String fingerprint) {
        var known = present.get(fingerprint);
        return known == null ? begin(fingerprint) : known;
    }

    private void complain(String sentence) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(file.getFileName() + ": " + sentence.formatted(number));
        }
    }
}
