/// Run an experiment from the terminal: progress, Ctrl-C, the end.
@NullMarked
package dev.rlmworkbench.cli.run;

import org.jspecify.annotations.NullMarked;
