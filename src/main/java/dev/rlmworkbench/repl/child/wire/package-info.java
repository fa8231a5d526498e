/// The frames between host and child, for both sides.
@NullMarked
package dev.rlmworkbench.repl.child.wire;

import org.jspecify.annotations.NullMarked;
