package dev.rlmworkbench.report.paint;

import java.awt.Color;

/// How a tone is drawn. Colour is never the only thing: points have a form, bars a hatch.
///
/// @param colour of lines, bars and points
/// @param words  the same colour, dark or light enough to be read
public record ToneLook(Color colour, Color words, Marker marker, Hatch hatch) {

    /// Thin lines over a bar.
    public enum Hatch {
        NONE,
        RISING,
        FALLING,
        LEVEL,
        UPRIGHT,
        CROSSED
    }
}
