package dev.rlmworkbench.training.run;

/// What the training asks its surroundings now and then, and tells them.
public interface TrainingControl {

    /// Nobody asks for anything.
    TrainingControl NONE = new TrainingControl() {
        @Override
        public boolean stopIsWanted() {
            return false;
        }

        @Override
        public boolean pauseIsWanted() {
            return false;
        }

        @Override
        public boolean takeCheckpointWish() {
            return false;
        }

        @Override
        public void alive(int step, int done, int all) {
            // nobody watches
        }
    };

    boolean stopIsWanted();

    boolean pauseIsWanted();

    /// Whether somebody wants a checkpoint now; true once for each wish.
    boolean takeCheckpointWish();

    /// It goes on.
    ///
    /// @param step that is being made
    /// @param done texts of this step, or of a validation, that are done
    /// @param all  texts of it
    void alive(int step, int done, int all);

    /// Whether a step is to be given up for this; it is made again later.
    default boolean interruptsStep() {
        return stopIsWanted() || pauseIsWanted();
    }
}
