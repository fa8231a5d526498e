/// What the whole window shares: jobs, the run that goes on, models, devices, preferences.
@NullMarked
package dev.rlmworkbench.ui.state;

import org.jspecify.annotations.NullMarked;
