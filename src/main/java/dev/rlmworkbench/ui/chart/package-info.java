/// Figures on a screen: their picture, what a pointer or the keyboard shows on them, zooming, and how they leave the
/// window as files.
@NullMarked
package dev.rlmworkbench.ui.chart;

import org.jspecify.annotations.NullMarked;
