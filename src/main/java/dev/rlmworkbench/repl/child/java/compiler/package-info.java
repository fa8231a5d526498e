/// javac in this process, set up once and used for every block.
@NullMarked
package dev.rlmworkbench.repl.child.java.compiler;

import org.jspecify.annotations.NullMarked;
