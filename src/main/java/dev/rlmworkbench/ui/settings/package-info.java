/// Settings: theme, folders, endpoints, the sandbox's state.
@NullMarked
package dev.rlmworkbench.ui.settings;

import org.jspecify.annotations.NullMarked;
