package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.experiment.result.RunName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runs of a folder, for lists that are often shown: a run is read again only when one of its files has changed, as
/// it may have a million results. Thread-safe.
public final class RunOverviews {

    private static final Logger LOG = LoggerFactory.getLogger(RunOverviews.class);

    private record Stamp(Path file, long bytes, FileTime changed) {}

    private record Known(List<Stamp> stamps, Optional<RunOverview> overview) {}

    private final Map<RunName, Known> known = new ConcurrentHashMap<>();

    /// All runs of a folder, the last changed first. A file that is no result file is left out.
    ///
    /// @throws IOException when the folder cannot be read; one that is missing has no runs
    public List<RunOverview> allIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var runs = new ArrayList<RunOverview>();
        try (var files = Files.newDirectoryStream(folder, "*.jsonl")) {
            for (var file : files) {
                var name = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
                if (!name.endsWith("_trajectories") && !isTrainingData(folder, name)) {
                    readable(folder, name).ifPresent(runs::add);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        runs.sort(Comparator.comparing(RunOverview::changedAt).reversed());
        return List.copyOf(runs);
    }

    /// Data sets lie beside runs, can be larger than all of them, and are told by the report that is written with them.
    private static boolean isTrainingData(Path folder, String name) {
        return Stream.of("", "_validation", "_refused", "_pairs")
                .filter(name::endsWith)
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .anyMatch(dataset -> Files.exists(folder.resolve(dataset + ".build.json")));
    }

    private Optional<RunOverview> readable(Path folder, String name) {
        try {
            return of(new RunName(folder, name));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{}.jsonl is left out: {}", folder.resolve(name), e.toString());
            return Optional.empty();
        }
    }

    private Optional<RunOverview> of(RunName run) throws IOException {
        // before reading, so that what is added meanwhile is seen the next time
        var stamps = new ArrayList<Stamp>();
        for (var file : Stream.of(run.results(), run.manifest(), run.trajectories())
                .filter(Files::exists)
                .toList()) {
            stamps.add(new Stamp(file, Files.size(file), Files.getLastModifiedTime(file)));
        }
        var before = known.get(run);
        if (before != null && before.stamps.equals(stamps)) {
            return before.overview;
        }
        var now = RunOverview.of(run);
        known.put(run, new Known(stamps, now));
        return now;
    }
}
