/// The tabs below a trajectory: each shows one side of a step.
@NullMarked
package dev.rlmworkbench.ui.trajectories.tab;

import org.jspecify.annotations.NullMarked;
