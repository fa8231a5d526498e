/// The first step of a training: recorded runs become a data set, and what went into it can be seen.
@NullMarked
package dev.rlmworkbench.ui.training.data;

import org.jspecify.annotations.NullMarked;
