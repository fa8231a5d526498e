package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingStart;
import dev.rlmworkbench.training.job.TrainingStart.Prepared;
import dev.rlmworkbench.training.plan.LastEvents;
import dev.rlmworkbench.training.run.Checkpoints;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Begins what was configured, or says what stands against it. Reads files; not for the thread of the screen.
final class TrainingStarter {

    private final TrainingStart start;

    /// How much the user has agreed to.
    ///
    /// @param goOn   with trainings of this name that were begun, as they were begun
    /// @param anyway where memory does not seem to suffice
    record Consent(boolean goOn, boolean anyway) {

        static final Consent NONE = new Consent(false, false);
    }

    TrainingStarter(TrainingStart start) {
        this.start = start;
    }

    /// The folders that the trainings of a choice have.
    ///
    /// @param name empty for the usual one
    /// @throws IllegalArgumentException with one sentence when it cannot be one
    static List<TrainingFolder> folders(String name, OptimizerChoice choice, Path experiments) {
        return choice.kinds().stream()
                .map(kind -> TrainingFolder.of(
                        experiments, TrainingStart.nameOf(name.isEmpty() ? null : name, choice, kind)))
                .toList();
    }

    /// Writes down what is to be trained, so that it can be launched.
    ///
    /// @param folders one for each spec
    /// @throws TrainingException in one sentence when it cannot be begun
    /// @throws IOException       when a folder cannot be read
    StartAnswer begin(List<TrainingFolder> folders, List<TrainingSpec> specs, Consent consent) throws IOException {
        for (var folder : folders) {
            var sign = JobSign.of(folder).filter(JobSign::lives);
            if (sign.isPresent()) {
                return new StartAnswer.Runs(folder, sign.get().process());
            }
        }
        var exists = exists(folders, specs);
        if (exists != null && !consent.goOn()) {
            return exists;
        }
        var prepared = new ArrayList<Prepared>();
        for (int i = 0; i < folders.size(); i++) {
            var folder = folders.get(i);
            prepared.add(folder.isBegun() ? start.again(folder, null) : start.anew(folder, specs.get(i)));
        }
        if (!consent.anyway()) {
            try {
                prepared.forEach(training -> training.materials().forecast().requireFree());
            } catch (TrainingException e) {
                return new StartAnswer.NeedsMemory(String.valueOf(e.getMessage()));
            }
        }
        return new StartAnswer.Begun(TrainingStart.begin(prepared));
    }

    /// @return null where none was begun
    static StartAnswer.@Nullable Exists exists(List<TrainingFolder> folders, List<TrainingSpec> specs)
            throws IOException {
        var begun = folders.stream().filter(TrainingFolder::isBegun).toList();
        if (begun.isEmpty()) {
            return null;
        }
        boolean same = true;
        for (int i = 0; i < folders.size(); i++) {
            var folder = folders.get(i);
            same &= !folder.isBegun() || folder.spec().equals(specs.get(i));
        }
        boolean over = begun.size() == folders.size() && begun.stream().allMatch(LastEvents::isOver);
        return new StartAnswer.Exists(
                begun, Checkpoints.newestStep(begun.getFirst().path()), same, over);
    }
}
