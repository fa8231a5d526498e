/// A run as it goes on: the grid of its tasks, and both methods on the same task as their tokens arrive.
@NullMarked
package dev.rlmworkbench.ui.live;

import org.jspecify.annotations.NullMarked;
