package dev.rlmworkbench.training.run;

import static dev.rlmworkbench.training.run.SmallTraining.checkpointsIn;
import static dev.rlmworkbench.training.run.SmallTraining.events;
import static dev.rlmworkbench.training.run.SmallTraining.losses;
import static dev.rlmworkbench.training.run.SmallTraining.metrics;
import static dev.rlmworkbench.training.run.SmallTraining.spec;
import static dev.rlmworkbench.training.run.SmallTraining.train;
import static dev.rlmworkbench.training.run.SmallTraining.weights;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.training.data.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void itLearnsAndSaysWhatHappened(OptimizerKind optimizer) throws Exception {
        assertEquals(EndReason.COMPLETED, train(folder, spec(optimizer), TrainingControl.NONE));

        var steps = metrics(folder).steps();
        assertEquals(24, steps.size());
        assertTrue(
                steps.getLast().loss() < steps.getFirst().loss() - 0.3,
                losses(folder).toString());
        assertEquals(8.0, steps.getLast().epoch());
        var judged = events(folder, TrainingEvent.Validation.class).toList();
        assertEquals(
                List.of(0, 4, 8, 12, 16, 20, 24),
                judged.stream().map(TrainingEvent.Validation::step).toList());
        assertTrue(judged.getLast().loss() < judged.getFirst().loss() - 0.3, judged.toString());
        assertEquals(weights(folder.resolve("step-24")), weights(folder.resolve("final")));
        assertTrue(Files.exists(folder.resolve("best/adapter_config.json")));
        assertEquals(List.of("step-21", "step-24"), checkpointsIn(folder));
        var end = (TrainingEvent.Finished) metrics(folder).events().getLast();
        assertEquals(steps.getLast().loss(), end.loss());
    }

    @Test
    void adamWAndMuonSeeTheSameTextsInTheSameOrder() throws Exception {
        for (var optimizer : OptimizerKind.values()) {
            train(folder.resolve(optimizer.name()), spec(optimizer), TrainingControl.NONE);
        }
        var adamw = metrics(folder.resolve("ADAMW")).steps();
        var muon = metrics(folder.resolve("MUON")).steps();
        assertEquals(adamw.getFirst().loss(), muon.getFirst().loss());
        assertEquals(
                adamw.stream().map(TrainingEvent.Step::tokens).toList(),
                muon.stream().map(TrainingEvent.Step::tokens).toList());
    }

    @Test
    void aTextOfNegativeWeightBecomesLessLikely() {
        var text = SmallTraining.texts(1).getFirst();
        double like = lossAfterStep(new WeightedText(text, 1), text);
        double unlike = lossAfterStep(new WeightedText(text, -1), text);
        try (var untaught = new TwoMatrices()) {
            double before = loss(untaught, text);
            assertTrue(like < before && before < unlike, "%f, %f, %f".formatted(like, before, unlike));
        }
    }

    private static double lossAfterStep(WeightedText learned, Sample of) {
        try (var model = new TwoMatrices();
                var maker = new StepMaker(spec(OptimizerKind.ADAMW), model, 1)) {
            assertTrue(maker.make(1, List.of(learned), TrainingControl.NONE).isPresent());
            return loss(model, of);
        }
    }

    private static double loss(TrainableModel model, Sample text) {
        var learned = new boolean[text.ids().length];
        text.targets().forEach(target -> Arrays.fill(learned, target.start(), target.end(), true));
        return model.loss(Arrays.stream(text.ids()).asLongStream().toArray(), learned)
                .mean();
    }

    @Test
    void everyEpochHasEachTextOnceInAnOrderOfItsOwn() {
        var order = new DataOrder(3, 10, 4);
        assertEquals(3, order.stepsOfEpoch());
        var first = new ArrayList<Integer>();
        var second = new ArrayList<Integer>();
        for (int step = 1; step <= 3; step++) {
            first.addAll(order.texts(step));
            second.addAll(order.texts(step + 3));
        }
        assertEquals(
                IntStream.range(0, 10).boxed().toList(), first.stream().sorted().toList());
        assertEquals(
                IntStream.range(0, 10).boxed().toList(),
                second.stream().sorted().toList());
        assertFalse(first.equals(second));
        assertEquals(first.subList(0, 4), new DataOrder(3, 10, 4).texts(1));
        assertEquals(
                List.of(0.4, 0.8, 1.0, 1.4),
                IntStream.rangeClosed(1, 4).mapToObj(order::epochs).toList());
    }

    @Test
    void valuesThatMakeNoSenseAreRefusedInOneSentence() {
        var good = TrainingPreset.SEED.spec("a.jsonl", "pocket", OptimizerKind.ADAMW, 2);
        var steps = good.steps();
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingSpec.Steps(
                        OptimizerKind.ADAMW, 0, 0, steps.orthogonalization(), steps.scale(), steps.curve(), 0, 1, 1));
        assertEquals("A learning rate is above 0 and at most 1, such as 2e-4, not 0.0.", refused.getMessage());
        refused = assertThrows(
                IllegalArgumentException.class, () -> new TrainingSpec.Adapter(8, 16, 0, List.of("q"), false));
        assertTrue(refused.getMessage().endsWith(", not 'q'."), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new TrainingSpec.Schedule(0, null, 64, null, 0, null, 1));
    }

    private static TrainingSpec observed(int epochs, TrainingSpec.Observation observed) {
        var spec = spec(OptimizerKind.ADAMW);
        return new TrainingSpec(
                spec.dataset(),
                spec.model(),
                spec.weights(),
                spec.adapter(),
                spec.steps(),
                new TrainingSpec.Schedule(epochs, null, 64, 4, 0, 30, 2),
                spec.seed(),
                spec.threads(),
                observed);
    }

    @Test
    void theShareOfTokensThatItWouldHaveSaidGrows() throws Exception {
        train(folder, observed(40, TrainingSpec.Observation.USUAL), TrainingControl.NONE);
        var steps = metrics(folder).steps();
        assertTrue(steps.getFirst().accuracy() < 0.3, steps.toString());
        // dropout takes a quarter of its numbers
        assertTrue(steps.getLast().accuracy() > 0.5, steps.toString());
        var judged = events(folder, TrainingEvent.Validation.class).toList();
        assertTrue(judged.getFirst().accuracy() < 0.3, judged.toString());
        assertEquals(1.0, judged.getLast().accuracy(), judged.toString());
    }

    @Test
    void theAdapterIsLookedAtAsOftenAsItIsAskedFor() throws Exception {
        train(folder, observed(8, new TrainingSpec.Observation(10, 0, 1)), TrainingControl.NONE);
        var looks = events(folder, TrainingEvent.AdapterHealth.class).toList();
        // every ten, at each validation, at the end
        assertEquals(
                List.of(4, 8, 10, 12, 16, 20, 24),
                looks.stream().map(TrainingEvent.AdapterHealth::step).toList());
        assertEquals(List.of("in"), looks.getFirst().modules());
        assertEquals(
                Arrays.asList(List.of(0.123), Arrays.asList((Double) null)),
                looks.getFirst().updates());

        var never = folder.resolve("never");
        train(never, observed(8, new TrainingSpec.Observation(0, 0, 1)), TrainingControl.NONE);
        assertEquals(0, events(never, TrainingEvent.AdapterHealth.class).count());
        assertEquals(0, events(never, TrainingEvent.PromptChosen.class).count());
        assertEquals(losses(never), losses(folder));
    }

    @Test
    void promptsOfTheTextsToJudgeByAreAnsweredWhileItLearns() throws Exception {
        train(folder, observed(40, new TrainingSpec.Observation(null, 50, 2)), TrainingControl.NONE);
        var prompts = events(folder, TrainingEvent.PromptChosen.class).toList();
        assertEquals(
                List.of(1, 2),
                prompts.stream().map(TrainingEvent.PromptChosen::number).toList());
        assertEquals("Go on.", prompts.getFirst().prompt());
        assertEquals("", prompts.getFirst().base());
        assertFalse(prompts.getFirst().baseEqual());
        var answers = events(folder, TrainingEvent.AnswerGenerated.class).toList();
        assertEquals(
                List.of(50, 50, 100, 100, 120, 120),
                answers.stream().map(TrainingEvent.AnswerGenerated::step).toList());
        assertTrue(answers.getLast().equal(), answers.toString());
        assertEquals(prompts.getLast().target(), answers.getLast().text());
    }
}
