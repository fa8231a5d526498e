/// Intervals, paired tests and quantiles; knows nothing of runs.
@NullMarked
package dev.rlmworkbench.stats;

import org.jspecify.annotations.NullMarked;
