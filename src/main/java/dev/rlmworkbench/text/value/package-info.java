/// Numbers and dates as they stand in texts.
@NullMarked
package dev.rlmworkbench.text.value;

import org.jspecify.annotations.NullMarked;
