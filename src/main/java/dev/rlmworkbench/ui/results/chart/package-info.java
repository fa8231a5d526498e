/// The charts of results: which there are, and the cards that show one of them.
@NullMarked
package dev.rlmworkbench.ui.results.chart;

import org.jspecify.annotations.NullMarked;
