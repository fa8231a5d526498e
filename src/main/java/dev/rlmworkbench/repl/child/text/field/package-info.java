/// Values of named fields in the records of a text, and lines by their dates.
@NullMarked
package dev.rlmworkbench.repl.child.text.field;

import org.jspecify.annotations.NullMarked;
