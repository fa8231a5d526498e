package dev.rlmworkbench.ui.screen;

import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one screen asks of another.
public sealed interface ScreenRequest {

    /// Who does it.
    ScreenId target();

    /// Show this file on the screen for its kind, by what it holds.
    record OpenFile(Path file) implements ScreenRequest {
        @Override
        public ScreenId target() {
            return ScreenId.HOME;
        }
    }

    /// Load these files and folders and wait for a question.
    record AskAbout(List<Path> files) implements ScreenRequest {
        @Override
        public ScreenId target() {
            return ScreenId.ASK;
        }
    }

    /// Fill the form with this.
    record Configure(ExperimentSpec spec) implements ScreenRequest {
        @Override
        public ScreenId target() {
            return ScreenId.RUN;
        }
    }

    /// Show the run that goes on, and this task of it.
    ///
    /// @param fingerprint of a task, null for the newest
    record Watch(@Nullable String fingerprint) implements ScreenRequest {
        @Override
        public ScreenId target() {
            return ScreenId.LIVE;
        }
    }

    /// Open a trajectory file.
    ///
    /// @param fingerprint of a task in it, null for the first
    record OpenTrajectory(Path file, @Nullable String fingerprint) implements ScreenRequest {
        @Override
        public ScreenId target() {
            return ScreenId.TRAJECTORIES;
        }
    }

    /// Show how a training goes.
    ///
    /// @param folder of it
    record WatchTraining(Path folder) implements ScreenRequest {
        @Override
        public ScreenId target() {
            return ScreenId.TRAINING;
        }
    }

    /// Show these result files.
    record OpenResults(List<Path> files) implements ScreenRequest {
        @Override
        public ScreenId target() {
            return ScreenId.RESULTS;
        }
    }
}
