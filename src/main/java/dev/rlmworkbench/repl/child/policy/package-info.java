/// What compiled snippets may refer to, and the checks woven into them so that they can be stopped.
@NullMarked
package dev.rlmworkbench.repl.child.policy;

import org.jspecify.annotations.NullMarked;
