/// A result: one task answered by one method, in typed parts, and the one codec of its line in a result file.
@NullMarked
package dev.rlmworkbench.result;

import org.jspecify.annotations.NullMarked;
