/// What runs inside the child process: compile and run model-written Java, within the limits, and talk to the host in
/// frames. Nothing else of ours is on the child's class path.
@NullMarked
package dev.rlmworkbench.repl.child;

import org.jspecify.annotations.NullMarked;
