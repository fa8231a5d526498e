/// Which parts of the context a block printed or sent to sub-calls.
@NullMarked
package dev.rlmworkbench.repl.child.text.range;

import org.jspecify.annotations.NullMarked;
