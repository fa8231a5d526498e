package dev.rlmworkbench.training.job;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.training.job.TrainingJob.Materials;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Starts a training, or two on the same texts: all of them are checked before anything is written.
public final class TrainingStart {

    private final LocalModels models;

    public TrainingStart(LocalModels models) {
        this.models = models;
    }

    /// A training that can be started.
    ///
    /// @param materials to be looked at before the start: the memory that it needs, texts that are left out
    /// @param goesOn    whether it was begun before
    public record Prepared(TrainingFolder folder, Materials materials, boolean goesOn) {}

    /// The name of the training by an optimiser, such as `sft_adamw`.
    ///
    /// @param own null for the usual one; with two optimisers each has its own behind it
    public static String nameOf(@Nullable String own, OptimizerChoice choice, OptimizerKind kind) {
        var optimizer = kind.name().toLowerCase(Locale.ROOT);
        if (own == null) {
            return "sft_" + optimizer;
        }
        return choice.kinds().size() > 1 ? own + "_" + optimizer : own;
    }

    /// Checks one that is new.
    ///
    /// @throws TrainingException in one sentence when there is one of this name already, or its data set cannot be
    ///                           learned by its model
    /// @throws dev.rlmworkbench.transformer.weights.TransformerException in one sentence when the model cannot be
    ///                                                                   used
    public Prepared anew(TrainingFolder training, TrainingSpec spec) {
        if (training.isBegun()) {
            throw new TrainingException("There is a training %s already: go on with it, or choose another name."
                    .formatted(training.name()));
        }
        return new Prepared(training, Materials.of(spec, models), false);
    }

    /// Checks one that was begun and is to go on.
    ///
    /// @param asked what it is to be, null for what it was begun as
    /// @throws TrainingException in one sentence when it runs, was begun with other values, or its data set cannot
    ///                           be learned by its model any more
    /// @throws IOException       when it cannot be seen whether it runs
    public Prepared again(TrainingFolder training, @Nullable TrainingSpec asked) throws IOException {
        var sign = JobSign.of(training).filter(JobSign::lives);
        if (sign.isPresent()) {
            throw new TrainingException("The training %s runs already (process %d)."
                    .formatted(training.name(), sign.get().process()));
        }
        var begun = training.spec();
        if (asked != null && !asked.equals(begun)) {
            throw new TrainingException(
                    "The training %s was begun with other values (%s); leave them out to go on as it was begun, or choose another name."
                            .formatted(training.name(), SpecDifference.between(begun, asked)));
        }
        return new Prepared(training, Materials.of(begun, models), true);
    }

    /// Writes down what the new ones are to be, so that a job can train them. From now on whatever is asked of one is
    /// meant for that job, also while its process is still starting.
    ///
    /// @throws TrainingException in one sentence when it cannot be written
    public static List<TrainingFolder> begin(List<Prepared> trainings) {
        for (var prepared : trainings) {
            if (!prepared.goesOn()) {
                var materials = prepared.materials();
                prepared.folder().begin(materials.spec(), materials.data().sha256());
            }
            forgetCommands(prepared.folder());
        }
        return trainings.stream().map(Prepared::folder).toList();
    }

    private static void forgetCommands(TrainingFolder training) {
        try {
            JobCommand.takeAll(training);
        } catch (IOException e) {
            throw new TrainingException(
                    "%s cannot be emptied: %s.".formatted(training.control(), FileTrouble.reason(e)), e);
        }
    }

    /// Begins them, and trains them one after the other in a process of their own.
    ///
    /// @throws TrainingException in one sentence when it cannot be started
    public static Process launch(List<Prepared> trainings) {
        return JobLauncher.start(begin(trainings));
    }
}
