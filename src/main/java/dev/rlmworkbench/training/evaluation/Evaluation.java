package dev.rlmworkbench.training.evaluation;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.training.adapter.TrainedAdapter;
import dev.rlmworkbench.training.adapter.TrainingRecord;
import dev.rlmworkbench.training.data.LearnedTexts;
import dev.rlmworkbench.training.data.SftFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A trained adapter that is to be judged beside the model that it was made of.
///
/// @param trained the adapter with its model
/// @param base    what results call the model without the adapter
/// @param learned what it was trained on, empty where that is not known
/// @param changed the data set that it was trained on where other texts lie in its place now, which tell nothing of
///                what it learned; else null
/// @param models  where both are opened
public record Evaluation(
        TrainedAdapter trained,
        String base,
        Optional<LearnedTexts> learned,
        @Nullable Path changed,
        LocalModels models) {

    /// Another seed of tasks than benchmarks have where nobody chooses, so that the tasks of a training made without a
    /// choice do not come again.
    public static final long TASK_SEED = 1042;

    /// @param adapter folder of it
    /// @throws dev.rlmworkbench.transformer.weights.TransformerException in one sentence when the adapter or its
    ///                                                                   model cannot be read
    /// @throws IOException when the data set that it was trained on is there and cannot be read
    public static Evaluation of(Path adapter, LocalModels models) throws IOException {
        var trained = TrainedAdapter.open(adapter, models);
        var record = TrainingRecord.of(adapter).filter(told -> Files.exists(told.dataset()));
        boolean isChanged = record.isPresent() && isChanged(record.get());
        return new Evaluation(
                trained,
                trained.base().equals(models.find(PocketModel.NAME))
                        ? PocketModel.NAME
                        : trained.config().base(),
                record.isEmpty() || isChanged
                        ? Optional.empty()
                        : Optional.of(LearnedTexts.of(record.get().dataset())),
                isChanged ? record.get().dataset() : null,
                models);
    }

    private static boolean isChanged(TrainingRecord record) throws IOException {
        return record.sha256() != null && !record.sha256().equals(new SftFiles(record.dataset()).sha256());
    }

    /// Why it is not known what it was trained on, in words; empty where it is.
    public Optional<String> unknown() {
        if (learned.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                changed == null
                        ? "the data set that it was trained on is not here"
                        : "the data set that it was trained on, %s, has been changed since".formatted(changed));
    }

    /// The run's name where nobody chooses another.
    ///
    /// @param checkpoint name or folder of a training or of an adapter
    public static String runName(String checkpoint) {
        return "eval_sft_" + TrainedAdapter.nameOf(checkpoint).replaceFirst("^sft_", "");
    }

    /// What results call the trained model.
    public String tuned() {
        return trained.folder().toString();
    }

    /// Whether results mean the trained model by a name, which may have been given as another path to its folder.
    public boolean isTuned(String model) {
        return TrainedAdapter.isNamed(model, trained.folder());
    }

    /// The benchmarks whose tasks it was trained on.
    public List<GeneratedBenchmark> families(Benchmarks benchmarks) {
        return learned.map(LearnedTexts::families).orElse(List.of()).stream()
                .map(benchmarks::findGenerated)
                .flatMap(Optional::stream)
                .toList();
    }

    /// The models that answer, the base first.
    ///
    /// @param withBase    whether the base does
    /// @param ownProfile  whether the trained one is asked with the prompts that it was trained for; else the run's
    ///                    profile is for both
    /// @param window      prompt and answer together, null for the model's
    /// @param concurrency tasks answered at a time, null for one
    public List<ModelSpec> asked(
            boolean withBase, boolean ownProfile, @Nullable Integer window, @Nullable Integer concurrency) {
        var asked = new ArrayList<ModelSpec>();
        if (withBase) {
            asked.add(new ModelSpec(base, null, null, null, window, concurrency, null, null));
        }
        asked.add(new ModelSpec(tuned(), null, null, null, window, concurrency, null, ownProfile ? profile() : null));
        return asked;
    }

    /// The one that it was trained for, else the same as the base has.
    private String profile() {
        var chosen = learned.flatMap(texts -> Optional.ofNullable(texts.profile()))
                .or(() -> TrainingRecord.of(trained.folder()).map(TrainingRecord::profile));
        return chosen.orElseGet(() -> {
            try (var model = models.with(LocalModels.Opening.LOOK).open(trained.base(), base, ModelSettings.DEFAULT)) {
                return PromptProfiles.choiceFor(model.info()).profile();
            }
        });
    }

    /// Why these tasks would measure memory; empty where none is about a text that it was trained on. Makes their
    /// texts.
    ///
    /// @param name what people call the trained model
    public Optional<String> refusal(List<TaskSpec> tasks, Benchmarks benchmarks, String name) {
        var known = learned.map(texts -> texts.among(tasks, benchmarks)).orElse(List.of());
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of("%s of %,d: %s was trained on the text, such as that of %s with the seed %d"
                        .formatted(
                                Plural.of(known.size(), "task"),
                                tasks.size(),
                                name,
                                known.getFirst().type(),
                                known.getFirst().seed()));
    }
}
