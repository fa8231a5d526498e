/// The tables of the screen Results: by length and method, and task by task.
@NullMarked
package dev.rlmworkbench.ui.results.table;

import org.jspecify.annotations.NullMarked;
