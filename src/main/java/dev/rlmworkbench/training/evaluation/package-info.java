/// Whether training helped: a trained model and the one that it was made of on the same tasks.
@NullMarked
package dev.rlmworkbench.training.evaluation;

import org.jspecify.annotations.NullMarked;
