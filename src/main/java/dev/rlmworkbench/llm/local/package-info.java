/// Models that run in this process, from folders on this machine.
@NullMarked
package dev.rlmworkbench.llm.local;

import org.jspecify.annotations.NullMarked;
