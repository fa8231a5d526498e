/// The same work without a window.
@NullMarked
package dev.rlmworkbench.cli;

import org.jspecify.annotations.NullMarked;
