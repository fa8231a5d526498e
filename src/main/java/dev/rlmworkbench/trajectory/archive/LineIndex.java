package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.files.JsonStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
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
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (Thread.interrupted()) {
                    throw new IOException("reading " + file + " was stopped");
                }
                int from = 0;
                for (int at = 0; at < read; at++) {
                    if (piece[at] == '\n') {
                        keep(piece, from, at);
                        ended(lineStart, true);
                        lineStart += length + 1;
                        length = 0;
                        from = at + 1;
                    }
                }
                keep(piece, from, read);
            }
        }
        ended(lineStart, false);
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
        if (length == 0 || length == 1 && line[0] == '\r') {
            return;
        }
        if (line[0] != '{' || !isWhole && line[length - 1] != '}') {
            complain(isWhole ? "line %,d is damaged; left out" : "the last line (%,d) is half-written; left out");
            return;
        }
        var head = new String(line, 0, Math.min(length, HEAD), StandardCharsets.ISO_8859_1);
        var type = value(head, "\"type\":\"");
        var fingerprint = value(head, "\"fingerprint\":\"");
        switch (type) {
            case "task_started" -> begin(fingerprint).begun(parsed());
            case "task_finished" -> task(fingerprint).finished(parsed());
            case "limit_reached" -> {
                if (depth(head) == 0) {
                    task(fingerprint).limited(parsed());
                }
            }
            case "model_call_started" -> task(fingerprint).called(depth(head));
            case "" -> {
                complain("line %,d has no type; left out");
                return;
            }
            default -> {
                // a step of the task
            }
        }
        task(fingerprint).add(start, length);
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

    private JsonNode parsed() {
        try {
            return MAPPER.readTree(line, 0, length);
        } catch (JacksonException _) {
            complain("line %,d is damaged");
            return MAPPER.createObjectNode();
        }
    }

    private void complain(String sentence) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(file.getFileName() + ": " + sentence.formatted(number));
        }
    }

    private static String value(String head, String before) {
        int start = head.indexOf(before);
        int end = start < 0 ? -1 : head.indexOf('"', start + before.length());
        return end < 0 ? "" : head.substring(start + before.length(), end);
    }

    private static int depth(String head) {
        int start = head.indexOf("\"depth\":");
        int at = start + "\"depth\":".length();
        return start < 0 || at >= head.length() || head.charAt(at) == '0' ? 0 : 1;
    }
}
