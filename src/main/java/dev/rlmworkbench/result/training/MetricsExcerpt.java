package dev.rlmworkbench.result.training;

import dev.rlmworkbench.files.JsonLine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// What the file `metrics.jsonl` of a training says in short, however long it is: how it began, the loss here and
/// there, and how it ended.
///
/// @param head  the first events
/// @param steps some of the steps that count, in their order
/// @param tail  the last events, in their order; some of `head` where the file is short
public record MetricsExcerpt(List<TrainingEvent> head, List<TrainingEvent.Step> steps, List<TrainingEvent> tail) {

    /// Of a training that said nothing yet.
    public static final MetricsExcerpt NOTHING = new MetricsExcerpt(List.of(), List.of(), List.of());

    private static final int END = 64 * 1024;
    /// Longer than a line of a step.
    private static final int PIECE = 4 * 1024;

    public MetricsExcerpt {
        head = List.copyOf(head);
        steps = List.copyOf(steps);
        tail = List.copyOf(tail);
    }

    /// @param file   `metrics.jsonl`
    /// @param pieces looks between beginning and end
    /// @throws IOException when it cannot be read
    public static MetricsExcerpt read(Path file, int pieces) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            var head = events(in, 0, END);
            var found = new ArrayList<>(head);
            long between = length - 2L * END;
            for (int i = 0; i < pieces && between > 0; i++) {
                found.addAll(events(in, END + between * i / pieces, PIECE));
            }
            // where it reaches back into the head, no line is cut by both
            var tail = length <= END ? head : events(in, length - END, END);
            if (length > END) {
                found.addAll(tail);
            }
            return new MetricsExcerpt(head, steps(found), tail);
        }
    }

    private static List<TrainingEvent> events(RandomAccessFile in, long from, int longest) throws IOException {
        var bytes = new byte[(int) Math.min(longest, in.length() - from)];
        in.seek(from);
        in.readFully(bytes);
        var lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        // the first one began before, and the last one is not whole
        return Stream.of(lines)
                .skip(from == 0 ? 0 : 1)
                .limit(Math.max(0, lines.length - (from == 0 ? 1L : 2L)))
                .flatMap(line -> event(line).stream())
                .toList();
    }

    private static Optional<TrainingEvent> event(String line) {
        try {
            return TrainingMetrics.event(JsonLine.object(line));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty(); // a damaged line says nothing
        }
    }

    /// Those that a resumed training made again stand here once.
    private static List<TrainingEvent.Step> steps(List<TrainingEvent> events) {
        var steps = new ArrayList<TrainingEvent.Step>();
        for (var event : events) {
            if (event instanceof TrainingEvent.Step step) {
                while (!steps.isEmpty() && steps.getLast().step() >= step.step()) {
                    steps.removeLast();
                }
                steps.add(step);
            }
        }
        return steps;
    }

    /// The last event of a type.
    public <E extends TrainingEvent> Optional<E> last(Class<E> type) {
        return Stream.concat(tail.reversed().stream(), head.reversed().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /// What is needed at the beginning: the job's first word about itself.
    public Optional<TrainingEvent.Started> started() {
        return head.stream()
                .filter(TrainingEvent.Started.class::isInstance)
                .map(TrainingEvent.Started.class::cast)
                .findFirst();
    }
}
