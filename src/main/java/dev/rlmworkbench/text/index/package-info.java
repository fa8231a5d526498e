/// From text to words, and from words to passages: an index in memory.
@NullMarked
package dev.rlmworkbench.text.index;

import org.jspecify.annotations.NullMarked;
