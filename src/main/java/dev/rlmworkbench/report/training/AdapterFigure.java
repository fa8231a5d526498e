package dev.rlmworkbench.report.training;

import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.FigureText;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.HeatMapFigure.Cell;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.result.training.TrainingEvent.AdapterHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// How far an adapter has moved each matrix of its model: layers from above, modules from the left, the change as a
/// share of the matrix. A module that does not move does not learn; one far ahead of all others is to be looked at.
public final class AdapterFigure {

    public static final String ID = "adapter_health";
    public static final String TITLE = "Change by the adapter";

    private AdapterFigure() {}

    /// @return empty while nothing was measured
    public static Optional<HeatMapFigure> of(TrainingTrace trace) {
        return trace.health().filter(health -> !health.updates().isEmpty()).map(AdapterFigure::drawn);
    }

    private static HeatMapFigure drawn(AdapterHealth health) {
        var cells = new ArrayList<Cell>();
        for (int layer = 0; layer < health.updates().size(); layer++) {
            var updates = health.updates().get(layer);
            for (int module = 0; module < updates.size(); module++) {
                var update = updates.get(module);
                if (update == null) {
                    continue; // a matrix of zeros, whose change has nothing to be a share of
                }
                cells.add(new Cell(
                        layer,
                        module,
                        update,
                        0,
                        DataPoint.State.MEASURED,
                        List.of(
                                "layer %d, %s".formatted(layer, health.modules().get(module)),
                                String.format(Locale.ROOT, "changed by %.3g %%", update * 100)),
                        null));
            }
        }
        double most = cells.stream().mapToDouble(Cell::value).max().orElse(0);
        return new HeatMapFigure(
                new FigureText(ID, TITLE, List.of()),
                "Layer",
                "",
                IntStream.range(0, health.updates().size())
                        .mapToObj(Integer::toString)
                        .toList(),
                health.modules().stream()
                        .map(module -> module.replace("_proj", ""))
                        .toList(),
                List.of(new HeatMapFigure.Panel(
                        "%% of each matrix, step %,d".formatted(health.step()),
                        Tone.TRAINING,
                        false,
                        cells,
                        most > 0 ? most : 1)));
    }
}
