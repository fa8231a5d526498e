/// What results say: accuracy, cost and paired differences by series, length and kind.
@NullMarked
package dev.rlmworkbench.experiment.summary;

import org.jspecify.annotations.NullMarked;
