/// Groups of options that commands share, and a spec as the command that asks for the same.
@NullMarked
package dev.rlmworkbench.cli.options;

import org.jspecify.annotations.NullMarked;
