/// Questions of many kinds about long texts of many genres: the benchmark `mixed_qa`.
@NullMarked
package dev.rlmworkbench.benchmark.mixed;

import org.jspecify.annotations.NullMarked;
