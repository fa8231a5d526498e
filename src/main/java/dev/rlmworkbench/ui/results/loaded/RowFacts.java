package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Which values rows have, each once and in order. Found in the background, as there can be a million rows.
///
/// @param families task types, as in result files
/// @param methods  as in result files
/// @param kinds    of questions; empty where no row has one
/// @param models   names of the root models, without those that are not known
/// @param depths   whether a row tells at which depth the asked fact lies
public record RowFacts(
        int rows,
        List<String> families,
        List<String> methods,
        List<String> kinds,
        List<ContextLength> lengths,
        List<String> models,
        boolean depths) {

    public static RowFacts of(Collection<ResultRow> rows) {
        var families = new TreeSet<String>();
        var methods = new TreeSet<String>();
        var kinds = new TreeSet<String>();
        var lengths = new TreeSet<ContextLength>();
        var models = new TreeSet<String>();
        boolean depths = false;
        for (var row : rows) {
            depths |= row.task().depthPercent() != null;
            families.add(row.task().type());
            methods.add(row.method());
            lengths.add(row.task().length());
            if (row.task().kind() != null) {
                kinds.add(row.task().kind());
            }
            if (!row.setup().rootName().isEmpty()) {
                models.add(row.setup().rootName());
            }
        }
        return new RowFacts(
                rows.size(),
                List.copyOf(families),
                List.copyOf(methods),
                List.copyOf(kinds),
                List.copyOf(lengths),
                List.copyOf(models),
                depths);
    }
}
