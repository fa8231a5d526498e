package dev.rlmworkbench.ui.training.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.ResultSamples;
import dev.rlmworkbench.training.adapter.AdapterConfig;
import dev.rlmworkbench.training.adapter.LoraFactors;
import dev.rlmworkbench.training.adapter.PeftFolder;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.Pulse;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.RunCentre;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateViewModelTest {

    @TempDir
    private Path folder;

    private TrainingDesk desk;
    private TrainingFolder training;
    private Path base;
    private EvaluateViewModel model;

    @BeforeEach
    void open() {
        desk = new TrainingDesk(() -> folder.resolve("experiments"));
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        base = services.locator().local().find("pocket");
        training = TrainingFolder.of(desk.experiments(), "first");
        training.begin(TrainingPreset.SEED.spec("data-that-is-gone.jsonl", "pocket", OptimizerKind.ADAMW, 1));
        var pump = new EventPump(new Pulse() {
            @Override
            public void start(Runnable round) {}

            @Override
            public void stop() {}
        });
        model = new EvaluateViewModel(
                desk,
                services.benchmarks(),
                new Background(Runnable::run, Runnable::run),
                new RunCentre(services.launcher(), new JobCentre(Runnable::run, pump, (_, _) -> {}), pump),
                services.launcher().forecaster(),
                services.locator().local(),
                services.terminal(),
                Duration.ZERO);
    }

    private void adapter(String name) {
        new PeftFolder(training.path().resolve(name))
                .write(
                        new AdapterConfig(base.toString(), 1, 16, 0, false, List.of("v_proj")),
                        Map.of("model.layers.0.self_attn.v_proj", new LoraFactors(1, new float[192], new float[192])));
    }

    @Test
    void withoutACheckpointThereIsNothingToJudge() {
        assertInstanceOf(JudgeState.Nothing.class, model.state().get());
        desk.training().set(training);
        var refused = assertInstanceOf(JudgeState.Refused.class, model.state().get());
        assertTrue(refused.why().contains("no checkpoint yet"), refused.why());

        adapter("final");
        model.open();

        var open = assertInstanceOf(JudgeState.Open.class, model.state().get());
        assertEquals(List.of(training.path().resolve("final")), open.checkpoints());
        assertEquals("pocket", model.evaluation().get().base());
        assertTrue(model.note.get().contains("is not here"), model.note.get());
    }

    @Test
    void theBestIsTakenUnlessAnotherIsChosenAndTheCommandSaysWhich() {
        adapter("best");
        adapter("final");
        desk.training().set(training);
        model.form.families.setAll("niah");
        model.form.lengths.setAll(300);
        model.form.depths.setAll(50);
        assertEquals(training.path().resolve("best"), model.checkpoint.get());
        assertEquals("10 tasks, 2 methods, 2 models: 40 answers", model.outlook.size.get());
        assertEquals(40, model.outlook.forecast.get().toDo());
        assertTrue(model.outlook
                .command
                .get()
                .contains(" eval first --methods vanilla,rlm --benchmark niah --lengths 300 "));

        model.checkpoint.set(training.path().resolve("final"));
        model.form.families.setAll("niah");

        assertTrue(model.outlook.command.get().contains("checkpoints/first/final"), model.outlook.command.get());
        assertTrue(model.outlook.command.get().contains("--run-name eval_sft_first"), model.outlook.command.get());
    }

    @Test
    void whatIsMissingIsSaidAndNothingStarts() {
        adapter("final");
        desk.training().set(training);
        assertEquals("", model.outlook.size.get(), "the families of a data set that is gone are not known");
        model.start();
        assertEquals("Choose tasks to judge by.", model.notStarted.get());
        model.form.families.setAll("niah");
        assertEquals("", model.notStarted.get());
        model.form.methods.clear();
        model.start();
        assertTrue(model.notStarted.get().startsWith("Choose a method"), model.notStarted.get());
        assertNull(model.job().get());
    }

    @Test
    void whatWasAnsweredIsTheVerdictWhereverTheBaseAnswered() throws IOException {
        adapter("final");
        var tuned = training.path().resolve("final").toString();
        var own = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (int seed = 0; seed < 20; seed++) {
            own.add(ResultSamples.of("rlm", 8_000, seed, true).withModel(tuned).line());
            others.add(ResultSamples.of("rlm", 8_000, seed, seed < 5)
                    .withModel("pocket")
                    .line());
        }
        Files.write(desk.experiments().resolve("eval_sft_first.jsonl"), own);
        desk.training().set(training);
        assertNull(model.verdict().get().methods().getFirst().test(), "nobody else answered");
        assertTrue(desk.done().contains(TrainingStep.EVALUATE));

        Files.write(desk.experiments().resolve("eval_sft_other.jsonl"), others);
        model.judge();

        var rlm = model.verdict().get().methods().getFirst();
        assertEquals(5, rlm.first().correct());
        assertEquals(20, rlm.second().correct());
        assertEquals("first (final)", rlm.test().winner().model());
        assertFalse(model.offeredBases.isEmpty());
    }
}
