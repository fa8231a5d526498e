package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.GeneratedTask;
import java.util.random.RandomGenerator;

/// Makes the text and the question of one of the thirteen tasks.
interface RulerMaker {

    /// @param asked  says how long the text may be
    /// @param random fresh, from the task's seed
    RulerText make(GeneratedTask asked, RandomGenerator random);
}
