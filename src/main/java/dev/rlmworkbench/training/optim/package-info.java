/// How weights change by their gradients: AdamW and Muon, and the learning rate over time.
@NullMarked
package dev.rlmworkbench.training.optim;

import org.jspecify.annotations.NullMarked;
