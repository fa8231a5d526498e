package dev.rlmworkbench.training.job;

import dev.rlmworkbench.result.training.MetricsExcerpt;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All trainings of a folder, for lists that are looked at again and again: what a training said is read anew only when
/// it said more. Thread-safe.
public final class TrainingOverviews {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingOverviews.class);

    private record Known(long bytes, FileTime changed, MetricsExcerpt said) {}

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /// Those that run first, then the last changed ones. A folder without the description of a training is left out.
    ///
    /// @param experiments folder of all runs
    /// @throws IOException when the folder cannot be read; one that is missing has no trainings
    public List<TrainingOverview> allIn(Path experiments) throws IOException {
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

    private void add(TrainingFolder training, List<TrainingOverview> trainings) {
        if (!training.isBegun()) {
            return;
        }
        try {
            trainings.add(TrainingOverview.of(training, said(training)));
        } catch (IOException e) {
            if (training.isBegun()) { // else it is going away right now
                LOG.warn("the training in {} is left out: {}", training.path(), e.toString());
            }
        }
    }

    private MetricsExcerpt said(TrainingFolder training) throws IOException {
        var file = training.metrics();
        if (!Files.exists(file)) {
            return MetricsExcerpt.NOTHING;
        }
        // before reading, so that what is added meanwhile is seen the next time
        long bytes = Files.size(file);
        var changed = Files.getLastModifiedTime(file);
        var before = known.get(file);
        if (before != null && before.bytes() == bytes && before.changed().equals(changed)) {
            return before.said();
        }
        var said = MetricsExcerpt.read(file, TrainingOverview.LOSSES);
        known.put(file, new Known(bytes, changed, said));
        return said;
    }
}
