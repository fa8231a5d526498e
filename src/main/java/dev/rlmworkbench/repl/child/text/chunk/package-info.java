/// A text in pieces, and stretches around places in it.
@NullMarked
package dev.rlmworkbench.repl.child.text.chunk;

import org.jspecify.annotations.NullMarked;
