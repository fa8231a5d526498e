/// Write answers: sampling, streaming, several at once, prefixes kept for the next prompt.
@NullMarked
package dev.rlmworkbench.transformer.generate;

import org.jspecify.annotations.NullMarked;
