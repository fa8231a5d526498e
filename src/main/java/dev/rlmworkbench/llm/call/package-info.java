/// One answer on its way: pieces, times, thoughts, prompts that were cut.
@NullMarked
package dev.rlmworkbench.llm.call;

import org.jspecify.annotations.NullMarked;
