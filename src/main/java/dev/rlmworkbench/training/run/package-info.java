/// Fine-tuning: from a data set and a model to an adapter, step after step, with checkpoints from which it goes on to
/// the bit.
@NullMarked
package dev.rlmworkbench.training.run;

import org.jspecify.annotations.NullMarked;
