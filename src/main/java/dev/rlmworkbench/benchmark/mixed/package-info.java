/// Questions of many kinds about long texts of many genres: the family `mixed_qa`.
@NullMarked
package dev.rlmworkbench.benchmark.mixed;

import org.jspecify.annotations.NullMarked;
