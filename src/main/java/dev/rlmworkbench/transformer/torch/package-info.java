/// libtorch through DJL: tensors in memory, TorchScript modules from readable text.
@NullMarked
package dev.rlmworkbench.transformer.torch;

import org.jspecify.annotations.NullMarked;
