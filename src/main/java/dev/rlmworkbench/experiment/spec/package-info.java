/// What a run is asked to do, as data: the file that `run` reads.
@NullMarked
package dev.rlmworkbench.experiment.spec;

import org.jspecify.annotations.NullMarked;
