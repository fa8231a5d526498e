package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.display.MethodName;
import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.experiment.summary.SummarySentences;
import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.SeriesStyle;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A part as figures show it: what each series is called and looks like, the same in every figure of the part.
final class PartView {

    private static final int MAX_ADDITION = 60;
    private static final int MAX_CROSSINGS = 2;
    private static final int MAX_TYPES_NAMED = 4;

    private final Summary.Part part;
    private final SummarySentences sentences;
    private final SummarySentences inFiles;
    private final Map<Series, SeriesStyle> styles;
    private final Map<String, Integer> ids = new HashMap<>();

    PartView(Summary.Part part) {
        this.part = part;
        this.sentences = new SummarySentences(part, MethodName::of);
        this.inFiles = new SummarySentences(part);
        this.styles = styles(part.rows().keySet());
    }

    /// Series of one model and setting share their dash, whatever the method; another model or setting has another.
    private static Map<Series, SeriesStyle> styles(Iterable<Series> all) {
        var ofModel = new LinkedHashMap<String, Map<Tone, List<Series>>>();
        for (var series : all) {
            ofModel.computeIfAbsent(series.model(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(Tone.ofMethod(series.method()), _ -> new ArrayList<>())
                    .add(series);
        }
        var styles = new HashMap<Series, SeriesStyle>();
        int used = 0;
        for (var byTone : ofModel.values()) {
            int most = 0;
            for (var entry : byTone.entrySet()) {
                for (int i = 0; i < entry.getValue().size(); i++) {
                    styles.put(entry.getValue().get(i), new SeriesStyle(entry.getKey(), used + i));
                }
                most = Math.max(most, entry.getValue().size());
            }
            used += most;
        }
        return styles;
    }

    Map<Series, List<ResultRow>> rows() {
        return part.rows();
    }

    /// The results that a figure is made of.
    Map<Series, List<ResultRow>> rows(Predicate<Series> series, Predicate<ResultRow> wanted) {
        var some = new LinkedHashMap<Series, List<ResultRow>>();
        part.rows().forEach((one, rows) -> {
            if (series.test(one)) {
                var left = rows.stream().filter(wanted).toList();
                if (!left.isEmpty()) {
                    some.put(one, left);
                }
            }
        });
        return some;
    }

    String name(Series series) {
        return sentences.name(series);
    }

    /// For ids, which files are named by: with the names that are typed.
    String nameInFiles(Series series) {
        return inFiles.name(series);
    }

    /// None where they would be too many to stand under a figure.
    List<String> crossings(LengthSteps unit) {
        var all = sentences.crossings(unit.unit());
        return all.size() <= MAX_CROSSINGS ? all : List.of();
    }

    SeriesStyle style(Series series) {
        return styles.getOrDefault(series, new SeriesStyle(Tone.ofMethod(series.method()), 0));
    }

    /// @param step null for all lengths
    /// @return null for a step that groups lengths
    @Nullable
    CellKey key(Series series, LengthSteps.@Nullable Step step, @Nullable Integer depth) {
        return step != null && step.length() == null
                ? null
                : new CellKey(taskType(), series, step == null ? null : step.length(), depth, null);
    }

    CellKey keyOfKind(Series series, @Nullable String kind) {
        return new CellKey(taskType(), series, null, null, kind);
    }

    private @Nullable String taskType() {
        return part.taskType().equals(Summary.ALL_TYPES) ? null : part.taskType();
    }

    /// The id of one of several figures of a kind: `outcomes_by_method` and `rlm (python)` give
    /// `outcomes_by_method_rlm_python`. No id is given twice.
    String id(String kind, String addition) {
        var name = plain(addition);
        var id = kind + "_" + name.substring(0, Math.min(name.length(), MAX_ADDITION));
        int copies = ids.merge(id, 1, Integer::sum);
        return copies == 1 ? id : id + "_" + copies;
    }

    /// Lower-case letters, digits and underscores.
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }

    /// What has to be said under any figure made of these results: the errors that are left out, and that task types
    /// are
    /// mixed.
    List<String> notes(Map<Series, List<ResultRow>> rows) {
        var notes = new ArrayList<>(mixed(rows));
        notes.addAll(failed(rows));
        return notes;
    }

    /// What a refused prompt counts as, where there is one.
    List<String> refused(Map<Series, List<ResultRow>> rows) {
        return rows.values().stream().anyMatch(some -> some.stream().anyMatch(Tally::isRefused))
                ? List.of("A prompt that is refused, because it exceeds the model's window, counts as wrong.")
                : List.of();
    }

    /// What a dashed edge means, where there is one.
    List<String> cut(Map<Series, List<ResultRow>> rows) {
        return rows.values().stream().anyMatch(some -> some.stream().anyMatch(ResultRow::truncated))
                ? List.of("Dashed edge: some prompts were cut to fit the model's window.")
                : List.of();
    }

    List<String> failed(Map<Series, List<ResultRow>> rows) {
        var failed = new ArrayList<String>();
        rows.forEach((series, some) -> {
            long errors = some.stream().filter(row -> !row.isAnswered()).count();
            if (errors > 0) {
                failed.add("%,d of %,d of %s".formatted(errors, some.size(), name(series)));
            }
        });
        return failed.isEmpty() ? List.of() : List.of("Failed tasks are left out: " + String.join(", ", failed) + ".");
    }

    List<String> mixed(Map<Series, List<ResultRow>> rows) {
        if (taskType() != null) {
            return List.of();
        }
        var types = new TreeSet<String>();
        String last = null;
        for (var some : rows.values()) {
            for (var row : some) {
                // Rows of one type share its text and mostly follow each other: a million of them are not compared.
                if (row.task().type() != last) {
                    last = row.task().type();
                    types.add(last);
                }
            }
        }
        if (types.size() < 2) {
            return List.of();
        }
        var named = types.stream().limit(MAX_TYPES_NAMED).collect(Collectors.joining(", "));
        int more = types.size() - MAX_TYPES_NAMED;
        return List.of("Task types together: " + named + (more > 0 ? " and %d more.".formatted(more) : "."));
    }
}
