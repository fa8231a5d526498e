/// The command `ask`: questions about the user's own files.
@NullMarked
package dev.rlmworkbench.cli.ask;

import org.jspecify.annotations.NullMarked;
