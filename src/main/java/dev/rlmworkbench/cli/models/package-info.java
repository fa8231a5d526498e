/// The command `models`: what there is, getting more, freeing memory.
@NullMarked
package dev.rlmworkbench.cli.models;

import org.jspecify.annotations.NullMarked;
