/// What a run was made with: machine, product version, models.
@NullMarked
package dev.rlmworkbench.experiment.manifest;

import org.jspecify.annotations.NullMarked;
