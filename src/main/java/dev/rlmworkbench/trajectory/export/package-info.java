/// Trajectories as texts for people and for other tools.
@NullMarked
package dev.rlmworkbench.trajectory.export;

import org.jspecify.annotations.NullMarked;
