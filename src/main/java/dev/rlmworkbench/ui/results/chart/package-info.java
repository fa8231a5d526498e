/// Charts on the screen: drawn in the background, hovered, zoomed, clicked, and turned into tables.
@NullMarked
package dev.rlmworkbench.ui.results.chart;

import org.jspecify.annotations.NullMarked;
