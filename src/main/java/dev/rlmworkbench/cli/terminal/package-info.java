/// What commands stand on: the terminal, tables, numbers and sentences as people read them.
@NullMarked
package dev.rlmworkbench.cli.terminal;

import org.jspecify.annotations.NullMarked;
