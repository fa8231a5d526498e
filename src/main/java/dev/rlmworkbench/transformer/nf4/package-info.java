/// Weights of 4 bits, as bitsandbytes packs them ([QLoRA](https://arxiv.org/abs/2305.14314)).
@NullMarked
package dev.rlmworkbench.transformer.nf4;

import org.jspecify.annotations.NullMarked;
