/// Result tables as Markdown, LaTeX and CSV: built once from a summary, written by a class for each format.
@NullMarked
package dev.rlmworkbench.report.table;

import org.jspecify.annotations.NullMarked;
