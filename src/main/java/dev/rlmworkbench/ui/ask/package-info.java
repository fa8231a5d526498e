/// Questions about the user's own files, answered beside the passages they rest on.
@NullMarked
package dev.rlmworkbench.ui.ask;

import org.jspecify.annotations.NullMarked;
