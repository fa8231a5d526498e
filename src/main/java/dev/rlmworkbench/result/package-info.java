/// A result: one task answered by one method, as result files hold it.
@NullMarked
package dev.rlmworkbench.result;

import org.jspecify.annotations.NullMarked;
