/// What the screen Results knows of the open runs: which rows, what they say, which tasks are listed. Needs no scene.
@NullMarked
package dev.rlmworkbench.ui.results.loaded;

import org.jspecify.annotations.NullMarked;
