/// How much memory, load, heat and power the GPUs and the host of this machine have now. Nothing is told that was not
/// read: a value that a driver does not report is absent, never 0.
@NullMarked
package dev.rlmworkbench.gpu;

import org.jspecify.annotations.NullMarked;
