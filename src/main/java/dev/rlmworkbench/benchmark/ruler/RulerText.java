package dev.rlmworkbench.benchmark.ruler;

import java.util.List;

/// What a task of RULER is made of.
///
/// @param references what the answer has to hold
/// @param evidence   sentences or lines of the context that the answer rests on; empty where that is all of it
record RulerText(
        String context, String query, List<String> references, StringMatch.Needed needed, List<String> evidence) {}
