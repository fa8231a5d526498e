/// The functions that code calls to look into a text, a class each.
@NullMarked
package dev.rlmworkbench.text.function;

import org.jspecify.annotations.NullMarked;
