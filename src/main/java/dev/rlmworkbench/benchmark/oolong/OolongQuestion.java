package dev.rlmworkbench.benchmark.oolong;

import java.util.List;

/// A question about labelled lines and its answer.
///
/// @param evidence the lines that count; empty where all of them do
record OolongQuestion(String query, OolongAnswer.Type type, String answer, List<LabelledLine> evidence) {}
