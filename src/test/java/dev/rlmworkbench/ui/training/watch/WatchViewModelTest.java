package dev.rlmworkbench.ui.training.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.report.training.TrainingTrace;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.state.TrainingCentre;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchViewModelTest {

    @TempDir
    private Path experiments;

    private final TrainingDesk desk = new TrainingDesk(() -> experiments);

    private WatchViewModel model() {
        return model(new Background(_ -> {}, Runnable::run)); // nothing is read
    }

    private WatchViewModel model(Background background) {
        return new WatchViewModel(
                background,
                new TrainingCentre(background, () -> experiments, new Notices(Runnable::run)),
                desk,
                new LocalModels(experiments.resolve("models"), experiments, 1),
                _ -> {});
    }

    private TrainingFolder training(String name) {
        return TrainingFolder.of(experiments, name);
    }

    private void compare(String first, String... others) {
        desk.training().set(training(first));
        desk.compared().setAll(Arrays.stream(others).map(this::training).toList());
    }

    private static List<String> curves(WatchViewModel model) {
        return model.traces().stream().map(TrainingTrace::name).toList();
    }

    @Test
    void whatIsComparedIsDrawnBesideWhetherTheStepWasOpenOrNot() {
        compare("a", "b", "c");
        var model = model();
        assertEquals(List.of("a", "b", "c"), curves(model));

        compare("a", "d");
        assertEquals(List.of("a", "d"), curves(model));
        compare("d", "a", "b", "c", "e");
        assertEquals(List.of("d", "a", "b", "c"), curves(model), "more lines cannot be told apart");

        desk.compared().remove(training("a"));
        assertEquals(List.of("d", "b", "c", "e"), curves(model), "a deleted one leaves the curves");
        desk.training().set(training("f"));
        assertEquals(List.of("f"), curves(model), "they stood beside the other one");
    }

    @Test
    void eachLookIsToldAlsoWhereNothingHasChanged() {
        var reading = new ArrayDeque<Runnable>();
        var heard = new AtomicInteger();
        desk.training().set(training("a"));
        var model = model(new Background(reading::add, Runnable::run));
        model.looks().addListener(_ -> heard.incrementAndGet());
        reading.remove().run();
        var moment = model.moment().get();
        reading.remove().run();
        assertEquals(moment, model.moment().get());
        assertEquals(2, heard.get(), "how long it is silent is counted on");
    }

    @Test
    void theMenuOfTheLossAddsAndTakesAway() {
        compare("a");
        var model = model();
        model.putBeside(training("b"));
        assertEquals(List.of("a", "b"), curves(model));
        assertEquals(List.of(training("b")), desk.compared());
        model.takeAway(training("b"));
        assertEquals(List.of("a"), curves(model));
    }
}
