/// Makes the pocket model from nothing: tasks, a teacher that plays every role through the ordinary engine, a
/// tokenizer,
/// wired initial weights, and the training itself.
@NullMarked
package dev.rlmworkbench.training.pocket;

import org.jspecify.annotations.NullMarked;
