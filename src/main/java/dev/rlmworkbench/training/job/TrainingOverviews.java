package dev.rlmworkbench.training.job;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All trainings of a folder.
public final class TrainingOverviews {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingOverviews.class);

    private TrainingOverviews() {}

    /// Those that run first, then the last changed ones. A folder without the description of a training is left out.
    ///
    /// @param experiments folder of all runs
    /// @throws IOException when the folder cannot be read; one that is missing has no trainings
    public static List<TrainingOverview> allIn(Path experiments) throws IOException {
        var folder = experiments.resolve("checkpoints");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var trainings = new ArrayList<TrainingOverview>();
        try (var places = Files.newDirectoryStream(
                folder, place -> !place.getFileName().toString().startsWith("."))) {
            for (var place : places) {
                add(new TrainingFolder(place), trainings);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        trainings.sort(Comparator.comparing(
                        (TrainingOverview training) -> !training.state().lives())
                .thenComparing(Comparator.comparing(TrainingOverview::changedAt).reversed()));
        return List.copyOf(trainings);
    }

    private static void add(TrainingFolder training, List<TrainingOverview> trainings) {
        if (!training.isBegun()) {
            return;
        }
        try {
            trainings.add(TrainingOverview.of(training));
        } catch (IOException e) {
            if (training.isBegun()) { // else it is going away right now
                LOG.warn("the training in {} is left out: {}", training.path(), e.toString());
            }
        }
    }
}
