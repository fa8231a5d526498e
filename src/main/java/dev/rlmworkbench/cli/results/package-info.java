/// The command `view`: tables, verdicts and steps of recorded runs.
@NullMarked
package dev.rlmworkbench.cli.results;

import org.jspecify.annotations.NullMarked;
