/// A report in one HTML file: a class for each section, and the page that they are written into.
@NullMarked
package dev.rlmworkbench.report.html;

import org.jspecify.annotations.NullMarked;
