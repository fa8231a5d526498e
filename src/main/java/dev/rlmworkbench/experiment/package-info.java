/// Run many tasks by many methods, keep the results, resume, summarise.
@NullMarked
package dev.rlmworkbench.experiment;

import org.jspecify.annotations.NullMarked;
