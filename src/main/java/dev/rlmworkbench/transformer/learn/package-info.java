/// A decoder that learns: the same forward pass as inference, with gradients of an adapter's or of all weights.
@NullMarked
package dev.rlmworkbench.transformer.learn;

import org.jspecify.annotations.NullMarked;
