/// The last step of the training screen: whether training helped, and taking the adapter elsewhere.
@NullMarked
package dev.rlmworkbench.ui.training.judge;

import org.jspecify.annotations.NullMarked;
