package dev.rlmworkbench.ui.training.configure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.app.TypedCommands;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.settings.JsonFile;
import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.plan.TrainingOutlook;
import dev.rlmworkbench.training.plan.TrainingRecipe;
import dev.rlmworkbench.training.run.LearnedAnswers;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.state.ModelWatch;
import dev.rlmworkbench.ui.state.OwnPresets;
import dev.rlmworkbench.ui.state.Preferences;
import dev.rlmworkbench.ui.training.configure.TrainingStarter.Consent;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the form says of what is typed, what it leads to, and what comes of a start; without a toolkit.
class ConfigureViewModelTest {

    @TempDir
    private Path folder;

    private final LocalModels local = LocalModels.of(AppDirectories.ofThisUser());
    private final List<List<TrainingFolder>> launched = new ArrayList<>();
    private final Background background = new Background(Runnable::run, Runnable::run);
    private String ollama = "127.0.0.1:1";
    private TrainingDesk desk;
    private ConfigureViewModel model;
    private Path dataset;

    @BeforeEach
    void open() throws IOException {
        desk = new TrainingDesk(() -> folder.resolve("experiments"));
        dataset = LearnedAnswers.write(folder, 6);
        model = new ConfigureViewModel(
                desk,
                background,
                local,
                (trainings, started, _) -> {
                    launched.add(trainings);
                    started.run();
                },
                new OllamaMemory(locator()),
                new TypedCommands(),
                new OwnPresets<>(folder.resolve("presets"), new RecipeFiles()),
                Duration.ZERO);
    }

    private ModelLocator locator() {
        return new ModelLocator(Map.of("OLLAMA_HOST", ollama), List.of(), local);
    }

    private void pocketLearnsTheData() {
        var watch = new ModelWatch(
                locator(),
                new Preferences(new JsonFile<>(folder.resolve("settings.json"), Settings.DEFAULT)),
                background);
        watch.refresh();
        model.base.show(watch.state().get());
        desk.dataset().set(dataset);
    }

    private TrainingOutlook outlook() {
        assertEquals("", model.trouble.get());
        var outlook = model.outlook.get();
        assertNotNull(outlook);
        return outlook;
    }

    @Test
    void theValuesOfAnEarlierTrainingFillTheForm() {
        pocketLearnsTheData();
        var values = new TrainingRecipe(
                OptimizerChoice.MUON,
                TrainingPreset.SEED.spec("", "", OptimizerKind.MUON, 1).weights(),
                new TrainingSpec.Adapter(4, 8, 0.1, List.of("q_proj", "v_proj"), true),
                5e-4,
                0.0,
                TrainingPreset.SEED.spec("", "", OptimizerKind.MUON, 1).steps().orthogonalization(),
                TrainingPreset.SEED.spec("", "", OptimizerKind.MUON, 1).steps().curve(),
                0.2,
                2,
                3,
                new TrainingSpec.Schedule(7, 11, 512, 2, 1, 3, 4),
                99,
                1,
                TrainingSpec.Observation.USUAL);
        var other = folder.resolve("other.jsonl");
        desk.wanted().set(outlook().specs().getFirst());
        assertNull(desk.wanted().get());
        var earlier = new TrainingSpec(
                other.toString(),
                "pocket",
                values.weights(),
                values.adapter(),
                new TrainingSpec.Steps(
                        OptimizerKind.MUON,
                        values.rate(),
                        0,
                        values.orthogonalization(),
                        outlook().specs().getFirst().steps().scale(),
                        values.curve(),
                        values.warmUp(),
                        values.clip(),
                        values.accumulation()),
                values.schedule(),
                values.seed(),
                1,
                values.observed());

        desk.wanted().set(earlier);

        assertEquals(values, model.form.read().orElseThrow());
        assertEquals(other, desk.dataset().get());
        assertEquals("pocket", model.base.chosen.get().name());
    }

    @Test
    void whatAFieldCannotBeIsSaidBelowItWhenItIsLeft() {
        var form = model.form;
        var wrong = new java.util.LinkedHashMap<TypedValue<?>, Map.Entry<String, String>>();
        wrong.put(form.rank, Map.entry("0", "The rank of an adapter is 1 to 1,024, not 0."));
        wrong.put(form.alpha, Map.entry("x", "Alpha is a whole number, not 'x'."));
        wrong.put(form.dropout, Map.entry("1", "Dropout is a share from 0 to below 1, not 1.0."));
        wrong.put(form.rate, Map.entry("2", "A learning rate is above 0 and at most 1, such as 2e-4, not 2.0."));
        wrong.put(form.decay, Map.entry("1", "Weight decay is from 0 to below 1, not 1.0."));
        wrong.put(form.warmUp, Map.entry("1.5", "The warm-up is a share of all steps from 0 to below 1, not 1.5."));
        wrong.put(form.clip, Map.entry("", "The clipping is missing: type a number."));
        wrong.put(form.accumulation, Map.entry("0", "A step takes at least 1 text, not 0."));
        wrong.put(form.epochs, Map.entry("1001", "A training has 1 to 1,000 epochs, not 1,001."));
        wrong.put(form.steps, Map.entry("0", "A training has at least 1 step, not 0."));
        wrong.put(form.maxLength, Map.entry("15", "The longest text has at least 16 tokens, not 15."));
        wrong.put(form.validateEvery, Map.entry("0", "It is judged every 1 steps or more, not 0."));
        wrong.put(form.patience, Map.entry("-1", "The patience is 0 (none) or more validations, not -1."));
        wrong.put(form.checkpointEvery, Map.entry("0", "A checkpoint is made every 1 steps or more, not 0."));
        wrong.put(form.keep, Map.entry("0", "At least 1 checkpoint is kept, not 0."));
        wrong.put(form.seed, Map.entry("1.5", "The seed is a whole number, not '1.5'."));
        wrong.put(form.threads, Map.entry("0", "One operation uses at least 1 thread, not 0."));
        wrong.put(
                form.answersEvery,
                Map.entry("-1", "Answers are generated every 1 steps or more, or never (0), not -1."));
        wrong.put(form.prompts, Map.entry("4", "Answers are generated to 1, 2 or 3 prompts, not 4."));
        assertEquals(List.copyOf(wrong.keySet()).size(), form.values().size());
        wrong.forEach((value, typed) -> {
            var before = value.field.value();
            value.field.text().set(typed.getKey());
            assertEquals("", value.field.error().get(), "not while it is typed");
            assertFalse(value.check());
            assertEquals(typed.getValue(), value.field.error().get());
            assertEquals(typed.getValue(), model.trouble.get());
            value.field.text().set(before);
            assertEquals("", value.field.error().get(), "gone as soon as it is mended");
        });
    }

    @Test
    void aRecipeComesBackAsItWas() {
        for (var preset : TrainingPreset.values()) {
            for (var optimizer : OptimizerChoice.values()) {
                var recipe = TrainingRecipe.of(preset, optimizer, 2_048);
                model.form.fill(recipe);
                assertEquals(recipe, model.form.read().orElseThrow());
            }
        }
    }

    @Test
    void anEndIsNeededByEpochsOrBySteps() {
        model.form.epochs.field.text().set("");
        assertTrue(model.form.read().isEmpty());
        model.form.check();
        assertEquals("A training ends after so many epochs or steps: type one of them.", model.form.lengthError.get());
        model.form.steps.field.text().set("7");
        assertEquals(1_000, model.form.read().orElseThrow().schedule().epochs());
    }

    @Test
    void aModuleIsNeeded() {
        model.form.targets.clear();
        assertEquals("An adapter needs at least one projection, such as q_proj.", model.form.targetsError.get());
    }

    @Test
    void theOutlookFollowsWhatIsTyped() {
        pocketLearnsTheData();
        var first = outlook();
        assertEquals("pocket", first.model().name());
        assertEquals(6, first.data().texts());
        // the recommended preset: 2 epochs of one step of 8 texts
        assertEquals(2, first.steps().orElseThrow());
        assertTrue(first.fits());

        model.form.rank.field.text().set("256");
        assertTrue(outlook().memory().bytes() > first.memory().bytes());
        model.form.rank.field.text().set("8");
        model.form.weights.set(WeightFormat.FP32);
        assertTrue(outlook().memory().parts().getFirst().bytes()
                > first.memory().parts().getFirst().bytes());
        model.form.accumulation.field.text().set("2");
        assertEquals(6, outlook().steps().orElseThrow());
        model.form.steps.field.text().set("4");
        assertEquals(4, outlook().steps().orElseThrow());
        assertEquals(4.0 / 3, outlook().epochs().orElseThrow(), 1e-9);

        model.form.maxLength.field.text().set("16");
        assertNull(model.outlook.get().data(), "the memory is told all the same");
        assertEquals("", model.command.get());
        assertTrue(model.datasetError.get().contains("all of its 6 texts are longer than 16 tokens"));
        model.form.maxLength.field.text().set("9999");
        assertEquals(
                "pocket takes 2,048 tokens, and the longest text may have 9,999; lower the maximum length.",
                model.form.maxLength.field.error().get());
    }

    @Test
    void withoutADataSetMemoryIsToldForTheLongestText() {
        pocketLearnsTheData();
        long withData = outlook().memory().bytes();
        desk.dataset().set(null);
        assertTrue(outlook().memory().bytes() > withData);
        assertTrue(outlook().steps().isEmpty());
        assertEquals("", model.command.get());
    }

    @Test
    void muonTellsTheRateAtWhichAdamWWouldMoveAsFar() {
        pocketLearnsTheData();
        assertNull(outlook().rates());
        model.form.optimizer.set(OptimizerChoice.MUON);
        assertEquals(2e-4, outlook().rates().highest(), 1e-12);
        assertEquals(
                "AdamW-equivalent learning rate: 2.0e-4. Muon moves the adapter as far as AdamW would at it.",
                TrainingFormPane.equivalent(outlook().rates()));
        assertEquals("Recommended", model.presets.chosen().getValue(), "a preset suits each optimiser");
    }

    @Test
    void theCommandLineIsThatOfTheForm() {
        pocketLearnsTheData();
        assertEquals(
                "packaging/rlm train %s --model pocket --experiments %s".formatted(dataset, desk.experiments()),
                model.command.get());
        model.form.rank.field.text().set("4");
        model.name.field.text().set("small one");
        assertEquals("", model.command.get());
        assertEquals("", model.name.field.error().get(), "not while it is typed");
        assertNotNull(model.outlook.get());
        model.name.check();
        assertEquals(
                "The name of a training has letters, digits, dots, dashes and underscores, not 'small one'.",
                model.name.field.error().get());
        model.name.field.text().set("small");
        assertTrue(model.command.get().contains(" --rank 4 --name small "), model.command.get());
    }

    @Test
    void aDataSetOfAnotherTemplateIsOneSentence() throws IOException {
        pocketLearnsTheData();
        var build = folder.resolve("sft.build.json");
        Files.writeString(build, Files.readString(build).replaceFirst("sha256:", "sha256:f"));
        Files.setLastModifiedTime(
                dataset, java.nio.file.attribute.FileTime.from(Instant.now().plusSeconds(5)));
        model.refresh();
        assertEquals(
                dataset + " was made for a model with another chat template; make it again for this one.",
                model.datasetError.get());
        assertTrue(model.outlook.get().memory().bytes() > 0, "of texts of the maximum length");
        model.start(Consent.NONE);
        assertEquals(List.of(), launched);
        assertTrue(model.notStarted.get().contains("another chat template"), model.notStarted.get());
    }

    @Test
    void aFolderThatHoldsNoModelIsRefusedWithTheReason() {
        pocketLearnsTheData();
        model.base.chooseFolder(folder);
        assertFalse(model.base.chosen.get().suits());
        assertTrue(model.base.error.get().startsWith("There is no config.json in "), model.base.error.get());
        model.start(Consent.NONE);
        assertTrue(model.notStarted.get().contains("There is no config.json"), model.notStarted.get());
        assertEquals(List.of(), launched);
    }

    @Test
    void aStartThatLacksSomethingSaysAllOfIt() {
        model.form.rank.field.text().set("many");
        model.name.field.text().set("../x");
        model.start(Consent.NONE);
        assertEquals(
                "Choose a base model. Choose a data set, or build one in the step Data. The rank is a whole number,"
                        + " not 'many'. The name of a training has letters, digits, dots, dashes and underscores, not"
                        + " '../x'.",
                model.notStarted.get());
        assertEquals("Choose a base model.", model.base.error.get());
        assertEquals(
                "The rank is a whole number, not 'many'.",
                model.form.rank.field.error().get());
        assertEquals(List.of(), launched);
    }

    @Test
    void twoOptimisersStartOneAfterTheOther() {
        pocketLearnsTheData();
        model.form.optimizer.set(OptimizerChoice.BOTH);
        model.name.field.text().set("duel");
        model.start(Consent.NONE);
        assertEquals("", model.notStarted.get());
        assertEquals(1, launched.size());
        assertEquals(
                List.of("duel_adamw", "duel_muon"),
                launched.getFirst().stream().map(TrainingFolder::name).toList());
        assertEquals("duel_adamw", desk.training().get().name());
        assertEquals(TrainingStep.TRAIN, desk.step().get());
        assertTrue(desk.done().contains(TrainingStep.CONFIGURE));
    }

    @Test
    void aTrainingOfThisNameGoesOnOrAnotherNameIsFound() throws IOException {
        pocketLearnsTheData();
        model.start(Consent.NONE);
        Files.createDirectories(desk.training().get().path().resolve("step-40"));
        model.refresh();
        assertEquals(40, model.existing.get().step());
        assertTrue(model.existing.get().same());

        model.form.rank.field.text().set("4");
        model.start(Consent.NONE);
        assertEquals(
                "There is a training sft_adamw already, saved at step 40, begun with other values.",
                model.notStarted.get());
        assertInstanceOf(StartAnswer.Exists.class, model.answer.get());
        assertEquals(1, launched.size());

        model.start(new Consent(true, false));
        assertEquals(2, launched.size());
        assertEquals(8, launched.getLast().getFirst().spec().adapter().rank(), "as it was begun");

        model.chooseAnotherName();
        assertEquals("sft_adamw_2", model.name.field.value());
        assertNull(model.existing.get());
        model.start(Consent.NONE);
        assertEquals("sft_adamw_2", launched.getLast().getFirst().name());
        assertEquals(4, launched.getLast().getFirst().spec().adapter().rank());
    }

    @Test
    void aFinishedTrainingHasNothingToGoOnWith() throws IOException {
        pocketLearnsTheData();
        model.start(Consent.NONE);
        var end = new TrainingEvent.Finished(
                Instant.now(), 2, TrainingEvent.EndReason.COMPLETED, 1.0, null, null, 3, null, null);
        Files.writeString(desk.training().get().metrics(), TrainingMetrics.line(end) + "\n");
        model.refresh();
        assertEquals("There is one already, finished", model.existing.get().brief());
        model.start(Consent.NONE);
        assertEquals("There is a training sft_adamw already, and it is finished.", model.notStarted.get());
        model.lookAt(desk.training().get());
        assertEquals(TrainingStep.TRAIN, desk.step().get());
    }

    @Test
    void whatDoesNotFitIsStartedOnlyAfterConsent() throws IOException {
        var large = Files.createDirectories(folder.resolve("large"));
        var pocket = local.modelFolder("pocket");
        for (var file : List.of("tokenizer.json", "tokenizer_config.json", "model.safetensors")) {
            if (Files.exists(pocket.resolve(file))) {
                Files.copy(pocket.resolve(file), large.resolve(file));
            }
        }
        Files.writeString(
                large.resolve("config.json"),
                Files.readString(pocket.resolve("config.json"))
                        .replaceFirst("(\"hidden_size\"\\s*:\\s*)\\d+", "$132768")
                        .replaceFirst("(\"num_hidden_layers\"\\s*:\\s*)\\d+", "$11000"));
        desk.dataset().set(dataset);
        model.base.chooseFolder(large);
        assertFalse(outlook().fits());

        model.start(Consent.NONE);
        assertInstanceOf(StartAnswer.NeedsMemory.class, model.answer.get());
        assertTrue(model.notStarted.get().contains("most of it for model, nf4, and "), model.notStarted.get());
        assertTrue(model.notStarted.get().contains("lower the maximum length"), model.notStarted.get());
        assertEquals(List.of(), launched);
        model.start(new Consent(true, true));
        assertEquals(1, launched.size());
    }

    @Test
    void ollamasModelsAreFreedAndTheMemoryIsLookedAtAgain() throws IOException {
        var loaded = new ArrayList<>(List.of("qwen:1.5b", "llama:8b"));
        try (var server = new MockWebServer()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return switch (request.getTarget()) {
                        case "/api/version" -> json("{\"version\":\"0.9.0\"}");
                        case "/api/chat" -> {
                            loaded.removeIf(request.getBody().utf8()::contains);
                            yield json("{}");
                        }
                        case "/api/ps" ->
                            json("{\"models\":[%s]}"
                                    .formatted(String.join(
                                            ",",
                                            loaded.stream()
                                                    .map(
                                                            "{\"name\":\"%s\",\"size\":1500000000,\"size_vram\":0}"
                                                                    ::formatted)
                                                    .toList())));
                        default -> new MockResponse.Builder().code(404).build();
                    };
                }
            });
            server.start();
            ollama = server.url("/").toString();
            open();
            model.ollama.look();
            assertEquals(2, model.ollama.models.size());
            assertEquals(3_000_000_000L, OllamaMemory.bytes(model.ollama.models));
            var said = new ArrayList<String>();
            model.ollama.free(said::add);
            assertEquals(List.of("Ollama unloaded 2 models."), said);
            assertEquals(0, model.ollama.models.size());
        }
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    @Test
    void timeIsTakenFromAnEarlierTrainingOfThisModel() throws IOException {
        pocketLearnsTheData();
        assertTrue(outlook().time().isEmpty());
        model.start(Consent.NONE);
        var step = new TrainingEvent.Step(Instant.now(), 5, 1, 1, 10, 4_000, Map.of(), 1, false, 100, 8, null, null);
        Files.writeString(desk.training().get().metrics(), TrainingMetrics.line(step) + "\n");
        model.refresh();
        assertEquals(500, outlook().speed().orElseThrow().tokensPerSecond(), 1e-9);
        long tokens = outlook().data().tokens();
        assertEquals(
                Duration.ofMillis(Math.round(2 * tokens / 0.5)),
                outlook().time().orElseThrow());
        model.form.weights.set(WeightFormat.BF16);
        assertTrue(outlook().time().isEmpty(), "weights that are held otherwise take another time");
    }

    @Test
    void presetsOfOnesOwnAreKeptNamedAndDeleted() {
        pocketLearnsTheData();
        model.form.rank.field.text().set("32");
        assertNull(model.presets.chosen().getValue());
        assertEquals("", model.presets.save("wide"));
        assertEquals("wide", model.presets.chosen().getValue());
        model.presets.useShipped("Seed");
        assertEquals("8", model.form.rank.field.value());
        assertEquals("", model.presets.useOwn("wide"));
        assertEquals("32", model.form.rank.field.value());
        assertEquals("", model.presets.rename("wide", "wider"));
        assertEquals(List.of("wider"), model.presets.own());
        assertEquals("", model.presets.delete("wider"));
        assertEquals(List.of(), model.presets.own());
    }
}
