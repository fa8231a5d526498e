/// Fetch model folders from the Hugging Face hub.
@NullMarked
package dev.rlmworkbench.llm.hub;

import org.jspecify.annotations.NullMarked;
