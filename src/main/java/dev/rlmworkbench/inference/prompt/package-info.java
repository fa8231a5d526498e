/// Everything that is said to a model, as data: profiles and where they are found.
@NullMarked
package dev.rlmworkbench.inference.prompt;

import org.jspecify.annotations.NullMarked;
