/// Figures as files: PNG, SVG, PDF and their data as CSV. The same figure gives the same bytes.
@NullMarked
package dev.rlmworkbench.report.export;

import org.jspecify.annotations.NullMarked;
