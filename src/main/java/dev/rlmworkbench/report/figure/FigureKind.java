package dev.rlmworkbench.report.figure;

import dev.rlmworkbench.experiment.summary.Summary;
import java.util.List;

/// One kind of figure: how results become its data. A new one is a class and a line in the list of kinds.
public interface FigureKind {

    /// For `plot --kind` and file names, such as `accuracy_by_context`.
    String id();

    /// As people read it in a list of kinds.
    String title();

    /// What it shows, in one sentence.
    String description();

    /// Several where it is drawn once for each place or series; none where the results hold nothing for it.
    List<Figure> figures(Summary.Part part);
}
