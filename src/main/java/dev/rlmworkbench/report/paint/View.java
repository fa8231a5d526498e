package dev.rlmworkbench.report.paint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a figure is looked at.
///
/// @param hidden names of series that are not drawn
/// @param zoom   null for all of it
/// @param titled whether the title is drawn
record View(Set<String> hidden, @Nullable Zoom zoom, boolean titled) {

    View {
        hidden = Set.copyOf(hidden);
    }
}
