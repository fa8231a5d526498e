/// How far axes go and what is written at them.
@NullMarked
package dev.rlmworkbench.report.paint.axis;

import org.jspecify.annotations.NullMarked;
