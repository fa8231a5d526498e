/// The result file of a run: its name, its store, and the fingerprints that name its tasks.
@NullMarked
package dev.rlmworkbench.experiment.result;

import org.jspecify.annotations.NullMarked;
