/// Find model servers, and see what they have.
@NullMarked
package dev.rlmworkbench.llm.server;

import org.jspecify.annotations.NullMarked;
