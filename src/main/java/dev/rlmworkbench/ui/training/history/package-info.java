/// All trainings of the folder: what they were, how they went, and what can be done with them.
@NullMarked
package dev.rlmworkbench.ui.training.history;

import org.jspecify.annotations.NullMarked;
