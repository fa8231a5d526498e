/// Intervals, paired tests, quantiles and crossovers: numbers in, numbers out; knows nothing of runs.
@NullMarked
package dev.rlmworkbench.stats;

import org.jspecify.annotations.NullMarked;
