/// The Java side of the child: split a block, compile it as one class, hold what earlier blocks declared.
@NullMarked
package dev.rlmworkbench.repl.child.java;

import org.jspecify.annotations.NullMarked;
