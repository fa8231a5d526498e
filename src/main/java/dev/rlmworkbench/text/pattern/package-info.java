/// Patterns that code looks for in a text: words with their borders, and regular expressions in linear time.
@NullMarked
package dev.rlmworkbench.text.pattern;

import org.jspecify.annotations.NullMarked;
