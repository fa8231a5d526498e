package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.training.job.TrainingStatus;
import java.util.List;

/// What one look at a training's files found.
///
/// @param fresh what happened since the look before, without the steps, which are in the trace
public record TrainingMoment(TrainingStatus status, JobState state, List<TrainingEvent> fresh) {

    public TrainingMoment {
        fresh = List.copyOf(fresh);
    }
}
