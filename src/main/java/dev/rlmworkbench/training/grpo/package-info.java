/// Group-relative policy optimisation (GRPO): a model learns from its own attempts at tasks, each by how much more it
/// earned than the others at the same task.
@NullMarked
package dev.rlmworkbench.training.grpo;

import org.jspecify.annotations.NullMarked;
