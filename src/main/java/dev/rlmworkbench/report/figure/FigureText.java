package dev.rlmworkbench.report.figure;

import java.util.List;

/// What is written on a figure.
///
/// @param id    names files and the kind: lower-case letters, digits and underscores, such as `accuracy_by_context`
/// @param title as above the figure on a screen; papers write it into the caption
/// @param notes sentences that belong under it: what is thinned out, left out or counted in another way
public record FigureText(String id, String title, List<String> notes) {

    public FigureText {
        notes = List.copyOf(notes);
    }
}
