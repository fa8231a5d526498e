package dev.rlmworkbench.training.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobWatchTest {

    private static final TrainingEvent SAVED = new TrainingEvent.CheckpointSaved(Instant.EPOCH, 5, "step-5", true);
    private static final TrainingEvent ALERT =
            new TrainingEvent.Alert(Instant.EPOCH, 5, TrainingEvent.Severity.WARNING, "Größer als sonst.");

    @TempDir
    private Path folder;

    private TrainingFolder training() {
        return new TrainingFolder(folder);
    }

    private void append(String text) throws IOException {
        Files.writeString(training().metrics(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(TrainingEvent event) {
        return TrainingMetrics.line(event) + "\n";
    }

    @Test
    void aLineThatIsBeingWrittenIsHandedOutOnceItIsWhole() throws IOException {
        var watch = new JobWatch(training());
        assertEquals(List.of(), watch.events());
        append(line(SAVED));
        var whole = line(ALERT).getBytes(StandardCharsets.UTF_8);
        int within = new String(whole, StandardCharsets.UTF_8).indexOf('ö') + 1; // in the middle of a character
        Files.write(training().metrics(), Arrays.copyOf(whole, within), StandardOpenOption.APPEND);
        assertEquals(List.of(SAVED), watch.events());
        assertEquals(List.of(), watch.events());
        Files.write(training().metrics(), Arrays.copyOfRange(whole, within, whole.length), StandardOpenOption.APPEND);
        assertEquals(List.of(ALERT), watch.events());
        assertEquals(List.of(), watch.events());
    }

    /// Of more bytes than one array has, and of more than one reading takes.
    @ParameterizedTest
    @ValueSource(longs = {3L << 20, 40L << 20, 2200L << 20})
    void aLineOfRubbishIsPassedOverHoweverLongItIs(long length) throws IOException {
        append(line(SAVED));
        try (var file = new RandomAccessFile(training().metrics().toFile(), "rw")) {
            file.setLength(file.length() + length); // zeros that take no room on the disk
        }
        append("\n" + line(ALERT));
        var watch = new JobWatch(training());
        assertEquals(List.of(SAVED, ALERT), watch.events());
        append(line(SAVED));
        assertEquals(List.of(SAVED), watch.events());
    }

    @Test
    void aFileThatBecameShorterHasNothingNew() throws IOException {
        append(line(SAVED) + line(ALERT));
        var watch = new JobWatch(training());
        assertEquals(2, watch.events().size());
        Files.writeString(training().metrics(), line(ALERT));
        assertEquals(List.of(), watch.events());
    }
}
