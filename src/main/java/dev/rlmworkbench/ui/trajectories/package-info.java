/// Steps through recorded tasks: what the model was shown, what it did, what it read.
@NullMarked
package dev.rlmworkbench.ui.trajectories;

import org.jspecify.annotations.NullMarked;
