package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.ui.control.form.FormField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The name under which trainings are kept, a folder for each optimiser.
final class TrainingName {

    final FormField field = FormField.of("The training's name", "");

    private final Supplier<OptimizerChoice> optimizer;
    private final Supplier<Path> experiments;

    TrainingName(Supplier<OptimizerChoice> optimizer, Supplier<Path> experiments) {
        this.optimizer = optimizer;
        this.experiments = experiments;
    }

    /// @throws IllegalArgumentException with a sentence when it cannot be a name
    List<TrainingFolder> folders() {
        return folders(field.value());
    }

    /// None while it cannot be a name.
    List<TrainingFolder> foldersIfAny() {
        try {
            return folders();
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    /// Says below the field whether it can be a name.
    void check() {
        try {
            folders();
            field.error().set("");
        } catch (IllegalArgumentException e) {
            field.error().set(String.valueOf(e.getMessage()));
        }
    }

    /// The first with a number behind it that no training has.
    void chooseFree() {
        var typed = field.value();
        var begin = !typed.isEmpty()
                ? typed
                : optimizer.get().kinds().size() > 1
                        ? "sft"
                        : folders("").getFirst().name();
        var stem = begin.replaceFirst("_\\d+$", "");
        field.set(IntStream.iterate(2, n -> n + 1)
                .mapToObj(n -> stem + "_" + n)
                .filter(next -> folders(next).stream().noneMatch(folder -> Files.exists(folder.path())))
                .findFirst()
                .orElseThrow());
    }

    private List<TrainingFolder> folders(String name) {
        return TrainingStarter.folders(name, optimizer.get(), experiments.get());
    }
}
