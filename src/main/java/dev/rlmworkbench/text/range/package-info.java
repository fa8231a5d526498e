/// Which parts of a text were read, found by looking texts up in it.
@NullMarked
package dev.rlmworkbench.text.range;

import org.jspecify.annotations.NullMarked;
