package dev.rlmworkbench.benchmark.mixed.text;

import java.util.List;
import java.util.function.DoubleFunction;

/// All that is needed to write a text of any length and to ask about it.
///
/// @param opening first block, may be empty
/// @param facts   what the question and its look-alikes need
/// @param filler  a block of the same form as those of the facts, for a place from 0 to 1
public record Puzzle(String opening, List<Placed> facts, DoubleFunction<String> filler, Asked asked) {}
