/// Tasks from files, and tasks made again from a result.
@NullMarked
package dev.rlmworkbench.experiment.task;

import org.jspecify.annotations.NullMarked;
