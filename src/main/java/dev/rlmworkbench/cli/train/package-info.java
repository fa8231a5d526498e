/// Commands that train models.
@NullMarked
package dev.rlmworkbench.cli.train;

import org.jspecify.annotations.NullMarked;
