/// Run model-written code in a sandboxed child process with the context loaded.
@NullMarked
package dev.rlmworkbench.repl;

import org.jspecify.annotations.NullMarked;
