package dev.rlmworkbench.benchmark.oolong;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a question asks for: the six coarse classes of TREC (Li and Roth 2002), as OOLONG names them. They never stand
/// in the text; who answers has to judge each question by reading it.
enum Label {
    DESCRIPTION_AND_ABSTRACT_CONCEPT,
    ENTITY,
    HUMAN_BEING,
    NUMERIC_VALUE,
    LOCATION,
    ABBREVIATION;

    /// `human being`.
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// All of them, with commas.
    static String list() {
        return Arrays.stream(values()).map(Label::words).collect(Collectors.joining(", "));
    }
}
