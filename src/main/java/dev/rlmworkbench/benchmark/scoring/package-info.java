/// Answer rules of published benchmarks, as they score.
@NullMarked
package dev.rlmworkbench.benchmark.scoring;

import org.jspecify.annotations.NullMarked;
