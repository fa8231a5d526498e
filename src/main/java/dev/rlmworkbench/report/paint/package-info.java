/// Draws every figure with JFreeChart on whatever [java.awt.Graphics2D] it is given: screen, PNG, SVG and PDF get
/// the same drawing. Needs no window and no JavaFX.
@NullMarked
package dev.rlmworkbench.report.paint;

import org.jspecify.annotations.NullMarked;
