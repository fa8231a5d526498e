package dev.rlmworkbench.result.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsExcerptTest {

    @TempDir
    private Path folder;

    private final List<TrainingEvent> events = new ArrayList<>();

    private static TrainingEvent.Started started(int steps) {
        return new TrainingEvent.Started(
                Instant.EPOCH, "n", "adamw", Map.of(), steps, 1, 10, 2, 100, Map.of(), List.of());
    }

    private static TrainingEvent.Finished finished(int step) {
        return new TrainingEvent.Finished(
                Instant.EPOCH, step, TrainingEvent.EndReason.COMPLETED, 0.1, step, 0.2, 1, null, null);
    }

    private static TrainingEvent.Step step(int step) {
        return new TrainingEvent.Step(
                Instant.EPOCH,
                step,
                step / 10.0,
                1.0 / step,
                100,
                200L * step,
                Map.of("all", 1e-4),
                1,
                false,
                90,
                step,
                null,
                null);
    }

    private void steps(int from, int to) {
        for (int i = from; i <= to; i++) {
            events.add(step(i));
        }
    }

    private MetricsExcerpt read() throws IOException {
        var file = folder.resolve("metrics.jsonl");
        Files.write(file, events.stream().map(TrainingMetrics::line).toList());
        return MetricsExcerpt.read(file, 48);
    }

    @Test
    void aShortFileIsThereWhole() throws IOException {
        events.add(started(5));
        steps(1, 5);
        events.add(finished(5));
        var excerpt = read();
        assertEquals(5, excerpt.steps().size());
        assertEquals(5, excerpt.started().orElseThrow().steps());
        assertEquals(events.getLast(), excerpt.tail().getLast());
    }

    @Test
    void ofALongOneThereIsTheBeginningTheEndAndSomeStepsBetween() throws IOException {
        events.add(started(20_000));
        steps(1, 20_000);
        events.add(finished(20_000));
        var excerpt = read();
        assertEquals(1, excerpt.steps().getFirst().step());
        assertEquals(20_000, excerpt.steps().getLast().step());
        assertTrue(excerpt.steps().stream().anyMatch(step -> step.step() > 9_000 && step.step() < 11_000));
        assertTrue(
                excerpt.steps().size() < 2_000,
                "not all are read: " + excerpt.steps().size());
        assertEquals(
                20_000, excerpt.last(TrainingEvent.Finished.class).orElseThrow().step());
    }

    @ParameterizedTest
    @ValueSource(ints = {-150, -1, 0, 1, 500})
    void theEndIsSeenWhereverTheFileIsCut(int fromBorder) throws IOException {
        events.add(started(150));
        steps(1, 150);
        var text = String.join("\n", events.stream().map(TrainingMetrics::line).toList()) + "\n";
        var pad = "{\"type\":\"later\",\"text\":\"%s\"}\n";
        int missing = 64 * 1024 + fromBorder - text.length() - pad.formatted("").length();
        var file = folder.resolve("metrics.jsonl");
        Files.writeString(file, text + pad.formatted("x".repeat(missing)) + TrainingMetrics.line(finished(150)) + "\n");

        var excerpt = MetricsExcerpt.read(file, 48);
        assertTrue(excerpt.last(TrainingEvent.Finished.class).isPresent());
        assertEquals(150, excerpt.steps().size());
    }

    @Test
    void stepsThatWereMadeAgainStandOnce() throws IOException {
        events.add(started(10));
        steps(1, 6);
        events.add(new TrainingEvent.Resumed(Instant.EPOCH, 3, "step-3", null));
        steps(4, 5);
        assertEquals(
                List.of(1, 2, 3, 4, 5),
                read().steps().stream().map(TrainingEvent.Step::step).toList());
    }

    @Test
    void aLineThatIsBeingWrittenIsLeftOut() throws IOException {
        events.add(started(10));
        steps(1, 2);
        var file = folder.resolve("metrics.jsonl");
        Files.writeString(
                file,
                String.join("\n", events.stream().map(TrainingMetrics::line).toList()) + "\n{\"type\":\"step\",\"at");
        assertEquals(2, MetricsExcerpt.read(file, 48).steps().size());
    }
}
