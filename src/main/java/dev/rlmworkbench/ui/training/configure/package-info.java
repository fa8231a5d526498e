/// The second step of the training screen: what learns, how, and what that takes.
@NullMarked
package dev.rlmworkbench.ui.training.configure;

import org.jspecify.annotations.NullMarked;
