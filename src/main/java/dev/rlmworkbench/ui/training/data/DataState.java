package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.SftArchive;
import dev.rlmworkbench.ui.state.Job;
import java.nio.file.Path;
import java.util.List;

/// What the step shows.
sealed interface DataState {

    /// What is to be made is chosen.
    record Choosing() implements DataState {}

    /// @param name of the data set
    record Building(String name, Job job) implements DataState {}

    /// A data set is being read.
    record Opening(Path file) implements DataState {}

    /// @param title  what could not be done
    /// @param reason a sentence
    record Refused(String title, String reason) implements DataState {}

    /// @param written whether it is on disk; nothing is written where nothing passed the gates
    record Shown(SftArchive data, boolean written, List<SamplePart> parts) implements DataState {

        /// Looks through all samples.
        static Shown of(SftArchive data, boolean written) {
            return new Shown(data, written, SamplePart.of(data.entries()));
        }

        /// A training refuses a data set with a line that is no sample, or nothing to learn from.
        boolean usable() {
            return written
                    && data.problems().isEmpty()
                    && data.entries().stream().anyMatch(entry -> !entry.validation());
        }
    }
}
