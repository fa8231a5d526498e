/// The window: puts the screens into the shell.
@NullMarked
package dev.rlmworkbench.ui;

import org.jspecify.annotations.NullMarked;
