package dev.rlmworkbench.result.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingMetricsTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private static TrainingEvent.Step step(int step, double loss) {
        return new TrainingEvent.Step(
                AT,
                step,
                step / 8.0,
                loss,
                40,
                512L * step,
                Map.of("lora", 2e-4),
                1.25,
                false,
                310.5,
                step * 1.5,
                7L,
                0.75);
    }

    @Test
    void everyEventIsReadAsItWasWritten() throws IOException {
        var events = List.of(
                new TrainingEvent.Started(
                        AT,
                        "first",
                        "adamw",
                        Map.of("lora", 2e-4),
                        8,
                        1.0,
                        30,
                        4,
                        9_232_384L,
                        Map.of("rank", 8),
                        List.of(new MemoryPart("model, nf4", 600), new MemoryPart("program", 400))),
                new TrainingEvent.Resumed(AT, 4, "step-4", "step-6 is damaged"),
                new TrainingEvent.PhaseChanged(AT, 4, TrainingEvent.Phase.TRAINING),
                step(5, 0.123456789012345),
                new TrainingEvent.Validation(AT, 5, 1.5, true, 0, 2.25, 0.5),
                new TrainingEvent.AdapterHealth(
                        AT, 5, List.of("q_proj", "v_proj"), List.of(List.of(0.0012, 3.4e-5), List.of(0.0, 0.01))),
                new TrainingEvent.PromptChosen(
                        AT, 1, "print", "What is it?", "FINAL(7)", "I", false, TrainingEvent.AnswerEnd.LENGTH, 1.5),
                new TrainingEvent.AnswerGenerated(AT, 5, 1, "FINAL(7)", true, TrainingEvent.AnswerEnd.COMPLETE, 0.5),
                new TrainingEvent.CheckpointSaved(AT, 5, "step-5", true),
                new TrainingEvent.Alert(AT, 5, TrainingEvent.Severity.WARNING, "The loss rose."),
                new TrainingEvent.Finished(
                        AT, 5, TrainingEvent.EndReason.STOPPED, 0.5, null, null, 12.5, null, 1_000L));
        var file = folder.resolve(TrainingMetrics.FILE);
        Files.write(file, events.stream().map(TrainingMetrics::line).toList());

        var read = TrainingMetrics.read(file);

        assertEquals(events, read.events());
        assertEquals(List.of(), read.problems());
        assertTrue(Files.readString(file).contains("\"type\":\"phase_changed\",\"at\":\"2026-01-02T03:04:05Z\""));
    }

    @Test
    void stepsThatWereMadeAgainCountOnce() {
        var metrics = new TrainingMetrics(
                List.of(
                        step(1, 3),
                        step(2, 2),
                        step(3, 1),
                        new TrainingEvent.Resumed(AT, 1, "step-1", null),
                        step(2, 9)),
                List.of());
        assertEquals(List.of(step(1, 3), step(2, 9)), metrics.steps());
    }

    @Test
    void aFileOfAnEarlierVersionIsRead() throws IOException {
        var file = folder.resolve(TrainingMetrics.FILE);
        Files.writeString(file, """
                {"type":"started","at":"2026-01-02T03:04:05Z","name":"a","optimizer":"muon","rates":{},"steps":8,"epochs":1.0,"samples":3,"validation_samples":0,"parameters":9,"spec":{}}
                {"type":"step","at":"2026-01-02T03:04:05Z","step":1,"epoch":0.5,"loss":2.5,"learned":4,"tokens":9,"rates":{},"gradient_norm":1.0,"clipped":false,"tokens_per_second":9.0,"seconds":1.0,"memory":null}
                {"type":"validation","at":"2026-01-02T03:04:05Z","step":1,"loss":2.5,"best":true,"waited":0,"seconds":1.0}
                """);
        var read = TrainingMetrics.read(file);
        assertEquals(List.of(), read.problems());
        assertEquals(List.of(), ((TrainingEvent.Started) read.events().getFirst()).forecast());
        assertNull(read.steps().getFirst().accuracy());
        assertNull(((TrainingEvent.Validation) read.events().getLast()).accuracy());
    }

    @Test
    void aTornLineAndAnUnknownEventCostNothingElse() throws IOException {
        var file = folder.resolve(TrainingMetrics.FILE);
        Files.writeString(
                file,
                "{\"type\":\"of_later\",\"at\":\"2026-01-02T03:04:05Z\"}\n" + TrainingMetrics.line(step(1, 3))
                        + "\n{\"type\":\"st");
        var read = TrainingMetrics.read(file);
        assertEquals(List.of(step(1, 3)), read.events());
        assertEquals(1, read.problems().size());
    }
}
