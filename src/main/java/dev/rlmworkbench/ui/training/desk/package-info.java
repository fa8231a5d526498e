/// What the steps of the training screen share.
@NullMarked
package dev.rlmworkbench.ui.training.desk;

import org.jspecify.annotations.NullMarked;
