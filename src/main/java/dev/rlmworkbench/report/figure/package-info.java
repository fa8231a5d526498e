/// Figures as data: what is drawn, shown as a table and written as CSV. Knows no colours and no drawing.
@NullMarked
package dev.rlmworkbench.report.figure;

import org.jspecify.annotations.NullMarked;
