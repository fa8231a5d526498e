/// Record and read back what happened in a run.
@NullMarked
package dev.rlmworkbench.trajectory;

import org.jspecify.annotations.NullMarked;
