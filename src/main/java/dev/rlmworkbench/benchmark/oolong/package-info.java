/// Tasks in which every line of the text counts, in the form of OOLONG and OOLONG-Pairs.
@NullMarked
package dev.rlmworkbench.benchmark.oolong;

import org.jspecify.annotations.NullMarked;
