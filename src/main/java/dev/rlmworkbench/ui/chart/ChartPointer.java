package dev.rlmworkbench.ui.chart;

import dev.rlmworkbench.report.figure.CellKey;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What is pointed at in one chart, for the others of the screen to show it, too.
public final class ChartPointer {

    private final ObjectProperty<@Nullable CellKey> cell = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Double> place = new SimpleObjectProperty<>();

    /// The results that the point stands for; null where it stands for none.
    ObjectProperty<@Nullable CellKey> cell() {
        return cell;
    }

    /// Where on the horizontal axis; null while nothing is pointed at, or the charts have other axes.
    ObjectProperty<@Nullable Double> place() {
        return place;
    }
}
