package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.optim.MuonScale;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.plan.TrainingRecipe;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.training.run.TrainingSpec.Schedule;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The fields of a recipe, filled from one and read as one. Each field is judged alone, by the record of the engine
/// that it becomes a part of.
final class TrainingForm {

    final TypedValue<Integer> rank = TypedValue.whole("The rank", rank -> adapter(rank, 16, 0));
    final TypedValue<Integer> alpha = TypedValue.whole("Alpha", alpha -> adapter(8, alpha, 0));
    final TypedValue<Double> dropout = TypedValue.decimal("Dropout", share -> adapter(8, 16, share));
    final TypedValue<Double> rate = TypedValue.decimal("The learning rate", rate -> steps(rate, 0, 0, 1, 1));
    final TypedValue<@Nullable Double> decay =
            TypedValue.decimalOrNone("Weight decay", decay -> steps(1, decay, 0, 1, 1));
    final TypedValue<Double> warmUp = TypedValue.decimal("The warm-up", share -> steps(1, 0, share, 1, 1));
    final TypedValue<Double> clip = TypedValue.decimal("The clipping", norm -> steps(1, 0, 0, norm, 1));
    final TypedValue<Integer> accumulation =
            TypedValue.whole("The number of texts a step", texts -> steps(1, 0, 0, 1, texts));
    final TypedValue<@Nullable Integer> epochs =
            TypedValue.wholeOrNone("The number of epochs", epochs -> new Schedule(epochs, null, 16, null, 0, null, 1));
    final TypedValue<@Nullable Integer> steps =
            TypedValue.wholeOrNone("The number of steps", steps -> new Schedule(1, steps, 16, null, 0, null, 1));
    final TypedValue<Integer> maxLength =
            TypedValue.whole("The maximum length", tokens -> new Schedule(1, null, tokens, null, 0, null, 1));
    final TypedValue<@Nullable Integer> validateEvery =
            TypedValue.wholeOrNone("The validation interval", every -> new Schedule(1, null, 16, every, 0, null, 1));
    final TypedValue<Integer> patience =
            TypedValue.whole("The patience", patience -> new Schedule(1, null, 16, null, patience, null, 1));
    final TypedValue<@Nullable Integer> checkpointEvery =
            TypedValue.wholeOrNone("The checkpoint interval", every -> new Schedule(1, null, 16, null, 0, every, 1));
    final TypedValue<Integer> keep =
            TypedValue.whole("The number of checkpoints", keep -> new Schedule(1, null, 16, null, 0, null, keep));
    final TypedValue<Long> seed = TypedValue.seed("The seed");
    final TypedValue<@Nullable Integer> threads = TypedValue.wholeOrNone("The number of threads", threads -> {
        if (threads < 1) {
            throw new IllegalArgumentException("One operation uses at least 1 thread, not %,d.".formatted(threads));
        }
    });
    final TypedValue<@Nullable Integer> answersEvery =
            TypedValue.wholeOrNone("The answer interval", every -> new TrainingSpec.Observation(null, every, 1));
    final TypedValue<Integer> prompts =
            TypedValue.whole("The number of prompts", prompts -> new TrainingSpec.Observation(null, null, prompts));

    final ObjectProperty<OptimizerChoice> optimizer = new SimpleObjectProperty<>(OptimizerChoice.ADAMW);
    final ObjectProperty<WeightFormat> weights = new SimpleObjectProperty<>(WeightFormat.NF4);
    final ObjectProperty<Orthogonalization> orthogonalization =
            new SimpleObjectProperty<>(Orthogonalization.NEWTON_SCHULZ);
    final ObjectProperty<LearningRate.Curve> curve = new SimpleObjectProperty<>(LearningRate.Curve.COSINE);
    final BooleanProperty rsLora = new SimpleBooleanProperty();
    final ObservableList<String> targets = FXCollections.observableArrayList();
    final StringProperty targetsError = new SimpleStringProperty("");
    final StringProperty lengthError = new SimpleStringProperty("");

    private @Nullable Integer adapterEvery;

    TrainingForm() {
        targets.addListener((ListChangeListener<String>) _ -> checkTargets());
        // an end is needed, by epochs or by steps
        steps.field.text().addListener(_ -> lengthError.set(""));
        epochs.field.text().addListener(_ -> lengthError.set(""));
    }

    private static TrainingSpec.Adapter adapter(int rank, int alpha, double dropout) {
        return new TrainingSpec.Adapter(rank, alpha, dropout, TrainingSpec.ALL_TARGETS, false);
    }

    private static TrainingSpec.Steps steps(double rate, double decay, double warmUp, double clip, int accumulation) {
        return new TrainingSpec.Steps(
                OptimizerKind.ADAMW,
                rate,
                decay,
                Orthogonalization.NEWTON_SCHULZ,
                MuonScale.MATCH_RMS,
                LearningRate.Curve.COSINE,
                warmUp,
                clip,
                accumulation);
    }

    List<TypedValue<?>> values() {
        return List.of(
                rank,
                alpha,
                dropout,
                rate,
                decay,
                warmUp,
                clip,
                accumulation,
                epochs,
                steps,
                maxLength,
                validateEvery,
                patience,
                checkpointEvery,
                keep,
                seed,
                threads,
                answersEvery,
                prompts);
    }

    /// Hears of every change but that of the optimiser.
    void onChange(Runnable action) {
        var all = new ArrayList<Observable>(List.of(weights, orthogonalization, curve, rsLora, targets));
        values().forEach(value -> all.add(value.field.text()));
        all.forEach(one -> one.addListener(_ -> action.run()));
    }

    void fill(TrainingRecipe recipe) {
        optimizer.set(recipe.optimizer());
        weights.set(recipe.weights());
        var adapter = recipe.adapter();
        rank.set(adapter.rank());
        alpha.set(adapter.alpha());
        dropout.set(adapter.dropout());
        targets.setAll(adapter.targets());
        rsLora.set(adapter.rsLora());
        rate.set(recipe.rate());
        decay.set(recipe.decay());
        orthogonalization.set(recipe.orthogonalization());
        curve.set(recipe.curve());
        warmUp.set(recipe.warmUp());
        clip.set(recipe.clip());
        accumulation.set(recipe.accumulation());
        fill(recipe.schedule());
        seed.set(recipe.seed());
        threads.set(recipe.threads());
        adapterEvery = recipe.observed().adapterEvery();
        answersEvery.set(recipe.observed().answersEvery());
        prompts.set(recipe.observed().prompts());
    }

    private void fill(Schedule schedule) {
        boolean bySteps = schedule.maxSteps() != null && schedule.epochs() == Schedule.MAX_EPOCHS;
        epochs.set(bySteps ? null : schedule.epochs());
        steps.set(schedule.maxSteps());
        maxLength.set(schedule.maxLength());
        validateEvery.set(schedule.validateEvery());
        patience.set(schedule.patience());
        checkpointEvery.set(schedule.checkpointEvery());
        keep.set(schedule.keep());
    }

    /// Empty while a field stands for nothing; says nothing of it, see [#check()].
    Optional<TrainingRecipe> read() {
        if (!problems().isEmpty()) {
            return Optional.empty();
        }
        var chosen = TrainingSpec.ALL_TARGETS.stream().filter(targets::contains).toList();
        var passes = epochs.value();
        return Optional.of(new TrainingRecipe(
                optimizer.get(),
                weights.get(),
                new TrainingSpec.Adapter(rank.value(), alpha.value(), dropout.value(), chosen, rsLora.get()),
                rate.value(),
                decay.value(),
                orthogonalization.get(),
                curve.get(),
                warmUp.value(),
                clip.value(),
                accumulation.value(),
                new Schedule(
                        passes == null ? Schedule.MAX_EPOCHS : passes,
                        steps.value(),
                        maxLength.value(),
                        validateEvery.value(),
                        patience.value(),
                        checkpointEvery.value(),
                        keep.value()),
                seed.value(),
                threads.value(),
                new TrainingSpec.Observation(adapterEvery, answersEvery.value(), prompts.value())));
    }

    /// Says below each field what is wrong with it.
    void check() {
        values().forEach(TypedValue::check);
        checkTargets();
        lengthError.set(lengthProblem());
    }

    private void checkTargets() {
        targetsError.set(targetsProblem());
    }

    private String targetsProblem() {
        try {
            new TrainingSpec.Adapter(8, 16, 0, targets, false);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String lengthProblem() {
        boolean open = epochs.field.value().isEmpty() && steps.field.value().isEmpty();
        return open ? "A training ends after so many epochs or steps: type one of them." : "";
    }

    /// What is missing or wrong, a sentence each.
    List<String> problems() {
        var problems = new ArrayList<String>();
        values().forEach(value -> problems.add(value.problem()));
        problems.add(targetsProblem());
        problems.add(lengthProblem());
        problems.removeIf(String::isEmpty);
        return problems;
    }
}
