/// Curves of trainings as figures.
@NullMarked
package dev.rlmworkbench.report.training;

import org.jspecify.annotations.NullMarked;
