/// Start: the only place that wires services.
@NullMarked
package dev.rlmworkbench.app;

import org.jspecify.annotations.NullMarked;
