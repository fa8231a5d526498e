/// Opens trajectory files of any origin, however large they are.
@NullMarked
package dev.rlmworkbench.trajectory.archive;

import org.jspecify.annotations.NullMarked;
