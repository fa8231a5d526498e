/// Files of weights: safetensors, read and written.
@NullMarked
package dev.rlmworkbench.transformer.weights;

import org.jspecify.annotations.NullMarked;
