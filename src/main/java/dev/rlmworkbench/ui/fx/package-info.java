/// The one place that knows the JavaFX thread: crossing over to it, and one pump for streams of events.
@NullMarked
package dev.rlmworkbench.ui.fx;

import org.jspecify.annotations.NullMarked;
