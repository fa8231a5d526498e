/// Home: first steps and the runs on this computer.
@NullMarked
package dev.rlmworkbench.ui.home;

import org.jspecify.annotations.NullMarked;
