/// Invented texts of many genres: names, relations, filler, and the writer that puts facts at their places.
@NullMarked
package dev.rlmworkbench.benchmark.mixed.text;

import org.jspecify.annotations.NullMarked;
