/// Which benchmarks there are: the only list of them.
@NullMarked
package dev.rlmworkbench.benchmark.shipped;

import org.jspecify.annotations.NullMarked;
