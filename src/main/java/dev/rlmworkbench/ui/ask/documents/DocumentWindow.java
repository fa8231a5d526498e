package dev.rlmworkbench.ui.ask.documents;

import dev.rlmworkbench.document.CharRange;
import dev.rlmworkbench.document.Document;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.Passage;
import dev.rlmworkbench.ui.control.Figures;

/// A piece of a document around a passage, small enough for the screen whatever the document's length.
///
/// @param from      where the piece begins in the document's own text
/// @param highlight of the passage, in the piece
/// @param firstLine number of the piece's first line in the document, from 1
public record DocumentWindow(Document document, int from, String text, CharRange highlight, int firstLine) {

    private static final int CHARACTERS_BEFORE = 20_000;
    private static final int CHARACTERS_AFTER = 40_000;

    public static DocumentWindow of(DocumentSet set, Passage passage) {
        var document = set.documentAt(passage.range().start());
        int body = set.bodyAt(passage.range().start()).start();
        int start = Math.max(0, passage.range().start() - body);
        int end = Math.min(document.text().length(), passage.range().end() - body);
        return at(document, start, Math.max(end, start + 1));
    }

    private static DocumentWindow at(Document document, int start, int end) {
        var all = document.text();
        int from = start <= CHARACTERS_BEFORE ? 0 : all.lastIndexOf('\n', start - CHARACTERS_BEFORE) + 1;
        int to = Math.min(all.length(), end + CHARACTERS_AFTER);
        return new DocumentWindow(
                document,
                from,
                all.substring(from, to),
                new CharRange(start - from, end - from),
                1 + (int) all.substring(0, from).chars().filter(c -> c == '\n').count());
    }

    /// `all of it`, `12 % of it, around the passage`.
    public String extent() {
        return text.length() == document.text().length()
                ? "all of it"
                : "%s %% of it, around the passage"
                        .formatted(
                                Figures.percent(text.length(), document.text().length()));
    }
}
