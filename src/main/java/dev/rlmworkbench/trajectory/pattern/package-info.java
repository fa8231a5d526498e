/// Names for what a model did in a trajectory.
@NullMarked
package dev.rlmworkbench.trajectory.pattern;

import org.jspecify.annotations.NullMarked;
