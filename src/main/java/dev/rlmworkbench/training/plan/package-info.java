/// What a person chooses of a training, and what that would lead to.
@NullMarked
package dev.rlmworkbench.training.plan;

import org.jspecify.annotations.NullMarked;
