/// Run an experiment: make methods, forecast, answer every task, tell the progress.
@NullMarked
package dev.rlmworkbench.experiment.run;

import org.jspecify.annotations.NullMarked;
