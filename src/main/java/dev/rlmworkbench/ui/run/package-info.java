/// Configures a run and shows what it will do.
@NullMarked
package dev.rlmworkbench.ui.run;

import org.jspecify.annotations.NullMarked;
