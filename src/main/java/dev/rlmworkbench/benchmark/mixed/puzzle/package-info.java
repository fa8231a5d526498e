/// The kinds of questions about relations, letters, code, logs, tables of results, one a class.
@NullMarked
package dev.rlmworkbench.benchmark.mixed.puzzle;

import org.jspecify.annotations.NullMarked;
