package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.training.plan.TrainingRecipe;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A recipe as the options of `train` that ask for the same: the preset that is nearest, and what differs from it.
public final class TrainingWords {

    private static final Path USUAL_FOLDER = Path.of("experiments");

    private final List<String> words = new ArrayList<>();

    private TrainingWords() {}

    /// @param window      tokens that the model takes, [Integer#MAX_VALUE] where that is not known
    /// @param name        of the training, empty for the usual one
    /// @param experiments where trainings are
    /// @return subcommand, data set and options, unquoted
    public static List<String> of(
            TrainingRecipe recipe, String dataset, String model, int window, String name, Path experiments) {
        var words = new ArrayList<>(List.of("train", dataset, "--model", model));
        words.addAll(Arrays.stream(TrainingPreset.values())
                .map(preset -> options(recipe, preset, window))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow());
        if (!name.isEmpty()) {
            words.addAll(List.of("--name", name));
        }
        if (!experiments.equals(USUAL_FOLDER)) {
            words.addAll(List.of("--experiments", experiments.toString()));
        }
        return List.copyOf(words);
    }

    private static List<String> options(TrainingRecipe recipe, TrainingPreset preset, int window) {
        var options = new TrainingWords();
        options.add("--preset", preset, TrainingPreset.RECOMMENDED);
        options.add("--optimizer", recipe.optimizer(), OptimizerChoice.ADAMW);
        options.differences(recipe, TrainingRecipe.of(preset, recipe.optimizer(), window));
        return options.words;
    }

    private void differences(TrainingRecipe recipe, TrainingRecipe usual) {
        add("--weights", recipe.weights(), usual.weights());
        adapter(recipe.adapter(), usual.adapter());
        add("--rate", recipe.rate(), usual.rate());
        add("--decay", recipe.decay(), null);
        add("--orthogonalize", recipe.orthogonalization(), usual.orthogonalization());
        add("--curve", recipe.curve(), usual.curve());
        add("--warm-up", recipe.warmUp(), usual.warmUp());
        add("--clip", recipe.clip(), usual.clip());
        add("--accumulation", recipe.accumulation(), usual.accumulation());
        schedule(recipe.schedule(), usual.schedule());
        add("--seed", recipe.seed(), usual.seed());
        add("--threads", recipe.threads(), null);
        add("--adapter-every", recipe.observed().adapterEvery(), null);
        add("--answers-every", recipe.observed().answersEvery(), null);
        add("--prompts", recipe.observed().prompts(), usual.observed().prompts());
    }

    private void adapter(TrainingSpec.Adapter adapter, TrainingSpec.Adapter usual) {
        add("--rank", adapter.rank(), usual.rank());
        add("--alpha", adapter.alpha(), usual.alpha());
        add("--dropout", adapter.dropout(), usual.dropout());
        if (!adapter.targets().equals(usual.targets())) {
            words.addAll(List.of("--targets", String.join(",", adapter.targets())));
        }
        if (adapter.rsLora()) {
            words.add("--rs-lora");
        }
    }

    private void schedule(TrainingSpec.Schedule schedule, TrainingSpec.Schedule usual) {
        // steps alone take as many epochs as they need
        add(
                "--epochs",
                schedule.epochs(),
                schedule.maxSteps() == null ? usual.epochs() : TrainingSpec.Schedule.MAX_EPOCHS);
        add("--steps", schedule.maxSteps(), null);
        add("--max-length", schedule.maxLength(), usual.maxLength());
        add("--validate-every", schedule.validateEvery(), null);
        add("--patience", schedule.patience(), usual.patience());
        add("--checkpoint-every", schedule.checkpointEvery(), null);
        add("--keep", schedule.keep(), usual.keep());
    }

    private void add(String name, @Nullable Object value, @Nullable Object usual) {
        if (value != null && !Objects.equals(value, usual)) {
            words.add(name);
            words.add(value instanceof Enum<?> one ? one.name().toLowerCase(Locale.ROOT) : value.toString());
        }
    }
}
