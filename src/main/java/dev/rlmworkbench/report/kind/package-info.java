/// The kinds of figures: how the results of a run become what a figure shows. Each kind is a class or an instance of
/// one and a line in [dev.rlmworkbench.report.kind.FigureKinds].
@NullMarked
package dev.rlmworkbench.report.kind;

import org.jspecify.annotations.NullMarked;
