/// Runs a recorded task on from one of its steps in another way.
@NullMarked
package dev.rlmworkbench.experiment.fork;

import org.jspecify.annotations.NullMarked;
