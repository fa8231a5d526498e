package dev.rlmworkbench.result.training;

import dev.rlmworkbench.files.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/// Reads the events of a training's `metrics.jsonl`, piece by piece, and later those that were added since. A line that
/// is not whole yet is read when it is. One thread at a time.
public final class MetricsReader {

    private static final int PIECE = 1 << 20;

    /// Longer lines are left out. A step has some 300 bytes.
    private static final int LONGEST_LINE = 16 << 20;

    private final Path file;
    private long position;
    private long lines;
    private boolean inLongLine;

    public MetricsReader(Path file) {
        this.file = file;
    }

    /// Hands out what was not handed out before.
    ///
    /// @param problems gets a sentence for each line that is left out
    /// @throws IOException when the file cannot be read
    public void read(Consumer<TrainingEvent> events, Consumer<String> problems) throws IOException {
        wholeLines(events, problems);
    }

    /// The same of a file that will not grow: its last line may lack its end.
    void readToEnd(Consumer<TrainingEvent> events, Consumer<String> problems) throws IOException {
        var rest = wholeLines(events, problems);
        if (rest.length > 0 && !inLongLine) {
            lines++;
            line(rest, 0, rest.length, true, events, problems);
        }
    }

    /// @return what stands behind the last whole line
    private byte[] wholeLines(Consumer<TrainingEvent> events, Consumer<String> problems) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return lines(in, events, problems);
        }
    }

    private byte[] lines(InputStream in, Consumer<TrainingEvent> events, Consumer<String> problems) throws IOException {
        if (Files.size(file) < position) {
            return new byte[0]; // somebody made it shorter
        }
        in.skipNBytes(position);
        var piece = new byte[PIECE];
        int held = 0;
        for (int read = in.read(piece, 0, PIECE); read > 0; read = in.read(piece, held, piece.length - held)) {
            int end = held + read;
            int start = 0;
            for (int i = held; i < end; i++) {
                if (piece[i] == '\n') {
                    lines++;
                    if (inLongLine) {
                        problems.accept("%s line %d is too long; left out".formatted(file, lines));
                        inLongLine = false;
                    } else {
                        line(piece, start, i, false, events, problems);
                    }
                    start = i + 1;
                }
            }
            position += start;
            held = end - start;
            System.arraycopy(piece, start, piece, 0, held);
            if (held >= LONGEST_LINE || inLongLine) {
                inLongLine = true;
                position += held;
                held = 0;
            } else if (held == piece.length) {
                piece = Arrays.copyOf(piece, 2 * held);
            }
        }
        return Arrays.copyOf(piece, held);
    }

    private void line(
            byte[] bytes, int from, int to, boolean last, Consumer<TrainingEvent> events, Consumer<String> problems) {
        var step = StepLine.read(bytes, from, to);
        if (step != null) {
            events.accept(step);
            return;
        }
        var line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        JsonLines.readLine(
                file, lines, line, last, object -> TrainingMetrics.event(object).ifPresent(events), problems);
    }
}
