/// Tasks made again from a result, and tasks for other programs.
@NullMarked
package dev.rlmworkbench.experiment.task;

import org.jspecify.annotations.NullMarked;
