/// What code in the REPL can do with the context's text: search, windows, chunks, and knowing which parts were shown.
/// Nothing but `java.base`, since it runs in the sandboxed child.
@NullMarked
package dev.rlmworkbench.repl.child.text;

import org.jspecify.annotations.NullMarked;
