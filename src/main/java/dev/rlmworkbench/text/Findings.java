package dev.rlmworkbench.text;

import java.util.List;

/// What a function found.
///
/// @param display what it prints; empty for one that prints nothing
/// @param value   what it gives to the code
/// @param shown   ranges of the text that `display` shows, perhaps with white space folded
/// @param remarks parts of `display` in which the function speaks about its own work, ascending
public record Findings(String display, Value value, List<TextRange> shown, List<Remark> remarks) {

    public Findings {
        shown = List.copyOf(shown);
        remarks = List.copyOf(remarks);
    }

    /// What a call gives to the code.
    public sealed interface Value {
        /// A part of the text.
        record Piece(TextRange range) implements Value {}

        /// Parts of the text, in the order in which they are given.
        record Pieces(List<TextRange> ranges) implements Value {
            public Pieces {
                ranges = List.copyOf(ranges);
            }
        }

        /// Texts that need not stand in the text as they are.
        record Texts(List<String> texts) implements Value {
            public Texts {
                texts = List.copyOf(texts);
            }
        }

        /// Several texts for each find, such as the groups of a pattern.
        record Rows(List<List<String>> rows) implements Value {
            public Rows {
                rows = rows.stream().map(List::copyOf).toList();
            }
        }
    }

    /// Characters `start` (inclusive) to `end` (exclusive) of the display that are no evidence of what the text
    /// says: the function tells that it found nothing, or which words are nowhere.
    ///
    /// @param someOfMany it says that what was printed is only some of many
    public record Remark(int start, int end, boolean someOfMany) {}
}
