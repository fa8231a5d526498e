/// How a training goes: where it stands, its curves, what happened, and what it can be asked for.
@NullMarked
package dev.rlmworkbench.ui.training.watch;

import org.jspecify.annotations.NullMarked;
