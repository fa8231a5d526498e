/// The command `doctor`: looks at everything that a run needs.
@NullMarked
package dev.rlmworkbench.cli.doctor;

import org.jspecify.annotations.NullMarked;
