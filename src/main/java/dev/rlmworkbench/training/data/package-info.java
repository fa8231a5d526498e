/// Makes training data of what runs recorded: which turns a model should learn from, as the tokens it was given, with
/// a mask of those it is to learn to say.
@NullMarked
package dev.rlmworkbench.training.data;

import org.jspecify.annotations.NullMarked;
