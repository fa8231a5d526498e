/// Conversations as text and token ids.
@NullMarked
package dev.rlmworkbench.transformer.chat;

import org.jspecify.annotations.NullMarked;
