/// A training as a process of its own, that lives on when whoever started it is gone: started, watched and led through
/// the files of its folder.
@NullMarked
package dev.rlmworkbench.training.job;

import org.jspecify.annotations.NullMarked;
