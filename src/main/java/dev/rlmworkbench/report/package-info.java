/// What results look like on paper: figures, tables and a report in one file.
@NullMarked
package dev.rlmworkbench.report;

import org.jspecify.annotations.NullMarked;
