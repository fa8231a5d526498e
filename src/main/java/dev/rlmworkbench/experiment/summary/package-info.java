/// What results say: accuracy, cost and paired differences by series, length and kind, in numbers and in sentences.
@NullMarked
package dev.rlmworkbench.experiment.summary;

import org.jspecify.annotations.NullMarked;
