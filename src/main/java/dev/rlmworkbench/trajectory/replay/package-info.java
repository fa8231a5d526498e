/// The state of a task as of each of its steps, computed from its events.
@NullMarked
package dev.rlmworkbench.trajectory.replay;

import org.jspecify.annotations.NullMarked;
