/// A decoder-only model in this process: load, run, adapt, generate.
@NullMarked
package dev.rlmworkbench.transformer;

import org.jspecify.annotations.NullMarked;
