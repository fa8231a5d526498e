package dev.rlmworkbench.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Coloured cells in rows and columns, a panel for each series and one for each difference.
///
/// @param rowTitle    such as `Depth of the needle`
/// @param columnTitle such as `Context length in tokens`
/// @param rows        from the top
/// @param columns     from the left
public record HeatMapFigure(
        FigureText text,
        String rowTitle,
        String columnTitle,
        List<String> rows,
        List<String> columns,
        List<Panel> panels)
        implements Figure {

    /// @param tone       of the method; for a difference [Tone#NEUTRAL]
    /// @param difference values are -1 to 1, drawn from the second method's colour over neutral to the first's
    /// @param cells      those that were measured or refused
    /// @param full       value with the full colour, above 0
    public record Panel(String name, Tone tone, boolean difference, List<Cell> cells, double full) {
        public Panel {
            cells = List.copyOf(cells);
        }

        /// Of shares, of which 1 has the full colour.
        public Panel(String name, Tone tone, boolean difference, List<Cell> cells) {
            this(name, tone, difference, cells, 1);
        }
    }

    /// @param row    index into the rows
    /// @param column index into the columns
    /// @param value  0 to 1, of a difference -1 to 1; NaN where refused
    public record Cell(
            int row,
            int column,
            double value,
            int n,
            DataPoint.State state,
            List<String> facts,
            @Nullable CellKey key) {
        public Cell {
            facts = List.copyOf(facts);
        }
    }

    public HeatMapFigure {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        panels = List.copyOf(panels);
    }

    @Override
    public DataTable table() {
        var table = new ArrayList<List<@Nullable Object>>();
        for (var panel : panels) {
            for (var cell : panel.cells()) {
                table.add(Arrays.asList(
                        panel.name(),
                        rows.get(cell.row()),
                        columns.get(cell.column()),
                        PointCells.number(cell.value()),
                        cell.n(),
                        cell.state().name().toLowerCase(Locale.ROOT)));
            }
        }
        return new DataTable(List.of("series", rowTitle, columnTitle, "value", "n", "state"), table);
    }
}
