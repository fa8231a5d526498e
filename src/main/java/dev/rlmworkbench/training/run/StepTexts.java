package dev.rlmworkbench.training.run;

import java.util.List;
import java.util.Optional;

/// Which texts make which step of a training. Asked for one step after the other; a training that goes on asks for the
/// step at which it was interrupted again.
public interface StepTexts extends AutoCloseable {

    /// Of the whole training.
    int steps();

    /// Texts of an epoch, at least 1.
    int texts();

    /// Passes over the data when a step is made.
    double epochs(int step);

    /// What a step learns, at least one text; nothing where there is nothing left to learn, which ends the training.
    ///
    /// @param step    from 1
    /// @param control asked meanwhile whether the step is to be given up
    /// @return empty when it was given up
    /// @throws TrainingException in one sentence when there can be none
    Optional<List<WeightedText>> of(int step, TrainingControl control) throws InterruptedException;

    @Override
    default void close() {}
}
