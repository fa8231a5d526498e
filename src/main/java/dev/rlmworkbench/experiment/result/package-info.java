/// Result records: their file, their names, one codec for all who read them.
@NullMarked
package dev.rlmworkbench.experiment.result;

import org.jspecify.annotations.NullMarked;
