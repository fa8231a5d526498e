package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which results count on the whole screen. An empty set lets all through.
///
/// @param families task types, as in result files
/// @param methods  as in result files
/// @param kinds    of questions
/// @param shortest null for no lower end
/// @param longest  null for no upper end
public record RowFilter(
        Set<String> families,
        Set<String> methods,
        Set<String> kinds,
        @Nullable ContextLength shortest,
        @Nullable ContextLength longest) {

    public static final RowFilter ALL = new RowFilter(Set.of(), Set.of(), Set.of(), null, null);

    public RowFilter {
        families = Set.copyOf(families);
        methods = Set.copyOf(methods);
        kinds = Set.copyOf(kinds);
    }

    /// Those that count, in their order.
    public List<ResultRow> of(Collection<ResultRow> rows) {
        return equals(ALL)
                ? List.copyOf(rows)
                : rows.stream().filter(this::counts).toList();
    }

    private boolean counts(ResultRow row) {
        var task = row.task();
        return (families.isEmpty() || families.contains(task.type()))
                && (methods.isEmpty() || methods.contains(row.method()))
                && (kinds.isEmpty() || task.kind() != null && kinds.contains(task.kind()))
                && (shortest == null || task.length().compareTo(shortest) >= 0)
                && (longest == null || task.length().compareTo(longest) <= 0);
    }

    /// How many of families, methods, kinds and lengths leave something out.
    public int active() {
        return (families.isEmpty() ? 0 : 1)
                + (methods.isEmpty() ? 0 : 1)
                + (kinds.isEmpty() ? 0 : 1)
                + (shortest == null && longest == null ? 0 : 1);
    }
}
