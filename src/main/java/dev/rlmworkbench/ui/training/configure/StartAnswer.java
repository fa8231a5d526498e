package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.training.job.TrainingFolder;
import java.util.List;

/// What came of a wish to start.
sealed interface StartAnswer {

    /// @param trainings that can be launched now, to train one after the other
    record Begun(List<TrainingFolder> trainings) implements StartAnswer {}

    /// It was not, as some of this name were begun before.
    ///
    /// @param begun those
    /// @param step  of the newest checkpoint of the first of them, 0 where there is none
    /// @param same  whether they were begun as what is asked for now
    /// @param over  whether there is nothing left to do for any of them
    record Exists(List<TrainingFolder> begun, int step, boolean same, boolean over) implements StartAnswer {

        /// `There is a training sft_adamw already, saved at step 40.`
        String sentence() {
            var names = String.join(
                    " and ", begun.stream().map(TrainingFolder::name).toList());
            var where = over
                    ? "and it is finished"
                    : step == 0 ? "not saved at any step yet" : "saved at step %,d".formatted(step);
            return "There is a training %s already, %s%s."
                    .formatted(names, where, same ? "" : ", begun with other values");
        }

        /// The same for the line beside the name.
        String brief() {
            return over
                    ? "There is one already, finished"
                    : step == 0
                            ? "There is one of this name already"
                            : "There is one already, saved at step %,d".formatted(step);
        }
    }

    record Runs(TrainingFolder training, long process) implements StartAnswer {}

    /// @param sentence which memory is missing and what helps
    record NeedsMemory(String sentence) implements StartAnswer {}
}
