/// Numbers in words, the same in the terminal, the window and reports.
@NullMarked
package dev.rlmworkbench.display;

import org.jspecify.annotations.NullMarked;
