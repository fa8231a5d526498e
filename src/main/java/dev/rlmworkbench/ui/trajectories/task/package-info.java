/// The open file without its looks: tasks, filters, steps, spans, forks.
@NullMarked
package dev.rlmworkbench.ui.trajectories.task;

import org.jspecify.annotations.NullMarked;
