package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The context lengths of a part in one unit, as the places of an axis. Lengths in tokens and in characters never share
/// an axis, so that a part has one of these for each unit. Where every text has a length of its own, as with imported
/// documents, a place stands for all lengths up to it and above the half of it.
final class LengthSteps {

    static final int MAX_STEPS = 24;

    /// @param value  the length, of grouped ones the longest that belongs here
    /// @param length null where several lengths are grouped
    record Step(int index, int value, @Nullable ContextLength length) {
        String label() {
            return new ContextLength(value, "").shortName();
        }
    }

    private final String unit;
    private final boolean first;
    private final boolean alone;
    private final int withoutLength;
    private final boolean grouped;
    private final List<Step> steps;
    private final Map<ContextLength, Step> byLength;

    private LengthSteps(
            String unit,
            boolean first,
            boolean alone,
            int withoutLength,
            TreeSet<ContextLength> lengths,
            int maxSteps) {
        this.unit = unit;
        this.first = first;
        this.alone = alone;
        this.withoutLength = withoutLength;
        this.grouped = lengths.size() > maxSteps;
        var byValue = new TreeMap<Integer, Step>();
        var found = new HashMap<ContextLength, Step>();
        for (var length : lengths) {
            int value = grouped ? upToPowerOfTwo(length.value()) : length.value();
            var step = byValue.computeIfAbsent(value, _ -> new Step(byValue.size(), value, grouped ? null : length));
            found.put(length, step);
        }
        this.steps = List.copyOf(byValue.values());
        this.byLength = Map.copyOf(found);
    }

    /// 1, 2, 4, 8 thousand and so on, and 500, 250 and so on below.
    private static int upToPowerOfTwo(int value) {
        long step = 1_000;
        while (step >= 2L * value && step % 2 == 0) {
            step /= 2;
        }
        while (step < value) {
            step *= 2;
        }
        return (int) Math.min(step, Integer.MAX_VALUE);
    }

    /// The unit with most results first.
    static List<LengthSteps> of(Summary.Part part) {
        return of(part, MAX_STEPS);
    }

    /// @param maxSteps more lengths than these are grouped
    static List<LengthSteps> of(Summary.Part part, int maxSteps) {
        var lengths = new TreeMap<String, TreeSet<ContextLength>>();
        var results = new HashMap<String, Integer>();
        int withoutLength = 0;
        for (var cell : part.cells()) {
            var length = Objects.requireNonNull(cell.length());
            int here = cell.n() + cell.errors();
            if (length.value() > 0) {
                lengths.computeIfAbsent(length.unit(), _ -> new TreeSet<>()).add(length);
                results.merge(length.unit(), here, Integer::sum);
            } else {
                withoutLength += here;
            }
        }
        var units = lengths.keySet().stream()
                .sorted(Comparator.comparing((String unit) -> -results.getOrDefault(unit, 0)))
                .toList();
        var all = new ArrayList<LengthSteps>();
        for (var unit : units) {
            all.add(new LengthSteps(
                    unit,
                    all.isEmpty(),
                    units.size() == 1,
                    withoutLength,
                    Objects.requireNonNull(lengths.get(unit)),
                    maxSteps));
        }
        return all;
    }

    List<Step> steps() {
        return steps;
    }

    /// `tokens` or `chars`.
    String unit() {
        return unit;
    }

    boolean inTokens() {
        return unit.equals("tokens");
    }

    /// Empty for a length in another unit.
    Optional<Step> find(ContextLength length) {
        return Optional.ofNullable(byLength.get(length));
    }

    /// The rows of one series by the index of the step; those in other units are in none.
    List<List<ResultRow>> split(List<ResultRow> rows) {
        var parts = steps.stream()
                .map(_ -> (List<ResultRow>) new ArrayList<ResultRow>())
                .toList();
        ContextLength last = null;
        Step step = null;
        for (var row : rows) {
            // Rows of one length share it and often follow each other.
            if (row.task().length() != last) {
                last = row.task().length();
                step = byLength.get(last);
            }
            if (step != null) {
                parts.get(step.index()).add(row);
            }
        }
        return parts;
    }

    /// The figure in the unit with most results keeps the plain id.
    String id(String kind) {
        return first ? kind : kind + "_" + PartView.plain(unit);
    }

    /// `Context length in tokens`.
    String title() {
        return "Context length in " + (unit.equals("chars") ? "characters" : unit);
    }

    Axis axis() {
        return new Axis(title() + " (log2)", Axis.Scale.LOG2, Axis.Format.LENGTH);
    }

    List<String> labels() {
        return steps.stream().map(Step::label).toList();
    }

    List<String> notes() {
        var notes = new ArrayList<String>();
        if (grouped) {
            notes.add("%,d lengths are grouped: a place stands for all up to it and above the half of it."
                    .formatted(byLength.size()));
        }
        if (!alone) {
            notes.add("Only results whose length is given in %s; those in another unit have a figure of their own."
                    .formatted(unit.equals("chars") ? "characters" : unit));
        }
        if (withoutLength > 0) {
            notes.add("Left out, without the length of the text: %,d.".formatted(withoutLength));
        }
        return notes;
    }
}
