package dev.rlmworkbench.document;

import java.util.List;

/// A short piece of the documents that a person can look up.
///
/// @param range   in the text of the [DocumentSet]
/// @param excerpt the text of the range in one line, long ones cut around the first match
/// @param matches ranges of the excerpt that hold the words looked for, in order
public record Passage(CharRange range, Place place, String excerpt, List<CharRange> matches) {

    public Passage {
        matches = List.copyOf(matches);
    }
}
