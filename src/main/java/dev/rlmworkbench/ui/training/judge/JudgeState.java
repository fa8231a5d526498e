package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.training.job.TrainingFolder;
import java.nio.file.Path;
import java.util.List;

/// What can be judged now.
sealed interface JudgeState {

    /// No training is chosen.
    record Nothing() implements JudgeState {}

    record Reading(TrainingFolder training) implements JudgeState {}

    /// @param why one sentence
    record Refused(TrainingFolder training, String why) implements JudgeState {}

    /// @param checkpoints folders of adapters, the one that is taken where nobody chooses first; at least one
    record Open(TrainingFolder training, List<Path> checkpoints) implements JudgeState {}
}
