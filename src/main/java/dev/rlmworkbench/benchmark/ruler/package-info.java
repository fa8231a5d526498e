/// The thirteen tasks of RULER, made anew.
@NullMarked
package dev.rlmworkbench.benchmark.ruler;

import org.jspecify.annotations.NullMarked;
