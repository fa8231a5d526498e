/// Make tasks at a context length and score answers.
@NullMarked
package dev.rlmworkbench.benchmark;

import org.jspecify.annotations.NullMarked;
