/// The user's own questions about files of the user's own: the benchmark `documents`.
@NullMarked
package dev.rlmworkbench.benchmark.own;

import org.jspecify.annotations.NullMarked;
