/// Answer one query about one context: RLM, vanilla and the baselines between them.
@NullMarked
package dev.rlmworkbench.inference;

import org.jspecify.annotations.NullMarked;
