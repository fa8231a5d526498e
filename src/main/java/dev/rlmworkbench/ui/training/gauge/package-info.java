/// Gauges of the devices that a training runs on, and the bar of the memory it takes.
@NullMarked
package dev.rlmworkbench.ui.training.gauge;

import org.jspecify.annotations.NullMarked;
