/// Needles in haystacks: the benchmarks `niah` and `niah_hard`.
@NullMarked
package dev.rlmworkbench.benchmark.needle;

import org.jspecify.annotations.NullMarked;
