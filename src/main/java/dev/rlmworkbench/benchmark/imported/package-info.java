/// Data sets of others, read from the files in which they are published.
@NullMarked
package dev.rlmworkbench.benchmark.imported;

import org.jspecify.annotations.NullMarked;
