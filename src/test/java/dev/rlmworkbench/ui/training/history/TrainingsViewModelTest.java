package dev.rlmworkbench.ui.training.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.app.TypedCommands;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingOverview;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.state.TrainingCentre;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingsViewModelTest {

    @TempDir
    private Path experiments;

    private final TrainingDesk desk = new TrainingDesk(() -> experiments);
    private TrainingsViewModel model;

    private void training(String name, int minute, EndReason reason) throws IOException {
        var training = TrainingFolder.of(experiments, name);
        training.begin(TrainingPreset.SEED.spec("no-data.jsonl", "no-model", OptimizerKind.ADAMW, 1));
        var end = new TrainingEvent.Finished(
                Instant.EPOCH.plusSeconds(60L * minute), 1, reason, 1.0, null, null, 1, null, null);
        Files.writeString(training.metrics(), TrainingMetrics.line(end) + "\n");
    }

    private List<TrainingOverview> read() {
        var background = new Background(Runnable::run, Runnable::run);
        model = new TrainingsViewModel(
                desk,
                background,
                new TrainingCentre(background, () -> experiments, new Notices(Runnable::run)),
                new LocalModels(experiments.resolve("models"), experiments, 1),
                new TypedCommands());
        model.refresh();
        return model.trainings();
    }

    @Test
    void theLastChangedStandsFirstAndGoesToTheDesk() throws IOException {
        training("older", 1, EndReason.COMPLETED);
        training("newer", 2, EndReason.STOPPED);
        var all = read();
        assertEquals(
                List.of("newer", "older"),
                all.stream().map(one -> one.training().name()).toList());
        assertTrue(model.sum().startsWith("2 trainings, "), model.sum());
        desk.history().set(true);

        model.open(all.getLast());

        assertEquals("older", desk.training().get().name());
        assertEquals(TrainingStep.TRAIN, desk.step().get());
        assertFalse(desk.history().get());
        model.judge(all.getFirst());
        assertEquals("newer", desk.training().get().name());
        assertEquals(TrainingStep.EVALUATE, desk.step().get());
    }

    @Test
    void severalAreComparedWithTheFirst() throws IOException {
        training("a", 3, EndReason.COMPLETED);
        training("b", 2, EndReason.COMPLETED);
        training("c", 1, EndReason.COMPLETED);
        var all = read();
        model.compare(all.subList(0, 1));
        assertNull(desk.training().get(), "one alone is compared with nothing");
        model.compare(all);
        assertEquals("a", desk.training().get().name());
        assertEquals(
                List.of("b", "c"),
                desk.compared().stream().map(TrainingFolder::name).toList());
    }

    @Test
    void whatIsDeletedLeavesTheDesk() throws IOException {
        training("a", 2, EndReason.COMPLETED);
        training("b", 1, EndReason.COMPLETED);
        var all = List.copyOf(read());
        model.compare(all);
        assertTrue(model.question(all).startsWith("a, b, "), model.question(all));

        model.delete(all);

        assertEquals(List.of(), model.trainings());
        assertNull(desk.training().get());
        assertEquals(List.of(), desk.compared());
        assertFalse(Files.exists(experiments.resolve("checkpoints/a")));
    }

    @Test
    void whatCannotGoOnSaysWhy() throws IOException {
        training("done", 2, EndReason.COMPLETED);
        training("stopped", 1, EndReason.STOPPED);
        var all = read();
        assertFalse(model.canResume(all.getFirst()), "it made all its steps");
        var stopped = all.getLast();
        assertTrue(model.canResume(stopped));

        model.resume(stopped, false);

        assertTrue(model.trouble.get().contains("no whole model in a folder 'no-model'"), model.trouble.get());
        assertEquals(stopped, model.refused.get());
        assertTrue(model.canResume(stopped), "it can be tried again");
        assertTrue(model.resumeCommand(stopped).contains("train --resume --name stopped"));
    }
}
