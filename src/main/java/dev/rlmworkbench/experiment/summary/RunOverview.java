package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.experiment.manifest.RunManifest;
import dev.rlmworkbench.experiment.manifest.RunManifest.State;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.ResultCodec;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What there is of one run, in a few figures.
///
/// @param families  task types, as in result files
/// @param lengths   of the contexts, shortest first
/// @param models    names of the root models
/// @param totals    one cell a series over all task types and lengths
/// @param byLength  cells by series, then length, over all task types
/// @param done      results without error, under whatever settings
/// @param current   those of them whose models, prompts and functions are the ones of the last start; all where no
///                  manifest tells
/// @param planned   results that it was to have when it was started last, null where no manifest tells
/// @param state     as the manifest says it, null where there is none
/// @param changedAt when its results were last added to
/// @param bytes     of its results and trajectories
public record RunOverview(
        RunName run,
        List<String> families,
        List<ContextLength> lengths,
        List<String> models,
        List<SeriesAtLength> totals,
        List<SeriesAtLength> byLength,
        int done,
        int current,
        @Nullable Integer planned,
        @Nullable State state,
        Instant changedAt,
        long bytes) {

    /// Whether the same spec started again would go on. Results of earlier settings can be more than were planned, so a
    /// run that did not come to its end goes on however many there are.
    public boolean resumable() {
        return planned != null && (state != State.COMPLETE || done < planned);
    }

    /// @return empty when the run has neither a result nor a manifest
    /// @throws IOException when its results cannot be read
    public static Optional<RunOverview> of(RunName run) throws IOException {
        var manifest = RunManifest.read(run.manifest());
        var rows = ResultRows.read(List.of(run.results()), ResultRows.Progress.NONE)
                .rows();
        if (rows.isEmpty() && manifest.isEmpty()) {
            return Optional.empty();
        }
        var all = Summary.overAll(rows);
        var answered = rows.stream().filter(ResultRow::isAnswered).toList();
        return Optional.of(new RunOverview(
                run,
                rows.stream().map(row -> row.task().type()).distinct().toList(),
                rows.stream()
                        .map(row -> row.task().length())
                        .distinct()
                        .sorted()
                        .toList(),
                rows.stream()
                        .map(row -> row.setup().rootName())
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList(),
                all.totals(),
                all.cells(),
                answered.size(),
                manifest.map(last -> current(answered, last)).orElse(answered.size()),
                manifest.map(RunManifest::planned).orElse(null),
                manifest.map(RunManifest::state).orElse(null),
                Files.getLastModifiedTime(run.results()).toInstant(),
                size(run.results()) + size(run.trajectories())));
    }

    private static int current(List<ResultRow> answered, RunManifest last) {
        record Setting(String method, MethodSetup setup) {}
        var descriptions = last.methods().stream()
                .collect(Collectors.toMap(
                        method -> method.get("method"),
                        method -> JsonStyle.lines().<JsonNode>valueToTree(method.get("description")),
                        (_, later) -> later));
        return answered.stream()
                .collect(Collectors.groupingBy(row -> new Setting(row.method(), row.setup()), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(e -> ResultCodec.tree(e.getKey().setup())
                        .equals(descriptions.get(e.getKey().method())))
                .mapToInt(e -> e.getValue().intValue())
                .sum();
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
