package dev.rlmworkbench.ui.results.loaded;

import java.nio.file.Path;
import java.util.List;

/// What there is of the files that were asked for.
public sealed interface ResultsState {

    record Empty() implements ResultsState {}

    record Reading(List<Path> files) implements ResultsState {
        public Reading {
            files = List.copyOf(files);
        }
    }

    /// @param why one sentence without its full stop
    record Refused(List<Path> files, String why) implements ResultsState {
        public Refused {
            files = List.copyOf(files);
        }
    }

    record Open(LoadedRuns runs) implements ResultsState {}

    /// What became of the open files since they were read.
    enum Drift {
        NONE,
        CHANGED,
        GONE
    }
}
