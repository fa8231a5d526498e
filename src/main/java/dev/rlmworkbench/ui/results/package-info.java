/// The screen Results: what one or several runs say, in figures, charts and tables.
@NullMarked
package dev.rlmworkbench.ui.results;

import org.jspecify.annotations.NullMarked;
