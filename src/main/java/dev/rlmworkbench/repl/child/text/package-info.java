/// Reading a long text piece by piece: search, windows, chunks, and which parts of it were shown. Pure functions of the
/// text; uses java.base only, because it runs in the untrusted child. The Python child has the same algorithms.
@NullMarked
package dev.rlmworkbench.repl.child.text;

import org.jspecify.annotations.NullMarked;
