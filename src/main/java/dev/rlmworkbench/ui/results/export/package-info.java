/// A chart as a file: how it is asked for, what it will look like and how large it is.
@NullMarked
package dev.rlmworkbench.ui.results.export;

import org.jspecify.annotations.NullMarked;
