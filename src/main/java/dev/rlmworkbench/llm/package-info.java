/// Ask a model and stream its answer.
@NullMarked
package dev.rlmworkbench.llm;

import org.jspecify.annotations.NullMarked;
