package dev.rlmworkbench.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/// Documents as one text: each begins with a line `=== name ===` where there are several, and every range of the text
/// has a place in its file.
public final class DocumentSet {

    private final List<Document> documents;
    private final LeftOut leftOut;
    private final String text;
    /// Where each document's heading begins, and where its own text begins.
    private final int[] headings;
    private final int[] bodies;

    /// @param documents at least one
    DocumentSet(List<Document> documents, LeftOut leftOut) {
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("a set of documents holds at least one");
        }
        this.documents = List.copyOf(documents);
        this.leftOut = leftOut;
        headings = new int[documents.size()];
        bodies = new int[documents.size()];
        text = documents.size() == 1 ? documents.getFirst().text() : joined();
    }

    /// Sets that were read one by one as one, with the names that they have when they are read together. A file that
    /// stands in several is taken once.
    ///
    /// @param roots files and folders that the sets were read from, at least one
    /// @throws DocumentException when they are too much together
    public static DocumentSet joined(List<Path> roots, List<DocumentSet> sets) {
        if (sets.size() == 1) {
            return sets.getFirst();
        }
        var names = new FileNames(
                roots.stream().map(root -> root.toAbsolutePath().normalize()).toList());
        var documents = new LinkedHashMap<Path, Document>();
        long chars = 0;
        for (var set : sets) {
            for (var document : set.documents) {
                if (documents.putIfAbsent(document.path(), document.named(names.of(document.path()))) == null) {
                    chars += document.text().length();
                }
                if (chars > TextLimit.CHARS) {
                    throw TextLimit.exceeded(document.name(), null);
                }
            }
        }
        if (documents.size() > TextLimit.FILES) {
            throw TextLimit.tooManyFiles("what is named");
        }
        return new DocumentSet(
                List.copyOf(documents.values()),
                LeftOut.joined(sets.stream().map(DocumentSet::leftOut).toList()));
    }

    private String joined() {
        var all = new StringBuilder(documents.stream()
                .mapToInt(d -> d.text().length() + d.name().length() + 10)
                .sum());
        for (int i = 0; i < documents.size(); i++) {
            var document = documents.get(i);
            headings[i] = all.length();
            all.append("=== ").append(document.name()).append(" ===\n");
            bodies[i] = all.length();
            all.append(document.text());
            if (!document.text().endsWith("\n")) {
                all.append('\n');
            }
            if (i < documents.size() - 1) {
                all.append('\n');
            }
        }
        return all.toString();
    }

    public List<Document> documents() {
        return documents;
    }

    public LeftOut leftOut() {
        return leftOut;
    }

    /// All documents, in the order in which they were named; folders in the order of their files' names.
    public String text() {
        return text;
    }

    /// Where a range stands. A heading counts as the beginning of its document, the break behind a document as its
    /// end; a range over several documents has the place of its part in the first.
    ///
    /// @throws IllegalArgumentException when the range ends behind the text
    public Place place(CharRange range) {
        if (range.end() > text.length()) {
            throw new IllegalArgumentException(
                    "the text has %d characters, not %d".formatted(text.length(), range.end()));
        }
        int index = indexAt(range.start());
        var document = documents.get(index);
        int length = document.text().length();
        int start = Math.clamp(range.start() - bodies[index], 0, length - 1);
        int end = Math.clamp(range.end() - bodies[index], start + 1, length);
        return document.place(new CharRange(start, end));
    }

    /// The parts of a range that are documents' own text, without headings and breaks, one for each document.
    public List<CharRange> withoutHeadings(CharRange range) {
        var parts = new ArrayList<CharRange>();
        for (int i = indexAt(range.start()); i < documents.size() && headings[i] < range.end(); i++) {
            int start = Math.max(range.start(), bodies[i]);
            int end = Math.min(range.end(), bodies[i] + documents.get(i).text().length());
            if (start < end) {
                parts.add(new CharRange(start, end));
            }
        }
        return List.copyOf(parts);
    }

    /// The range of the document's own text at an offset.
    public CharRange bodyAt(int offset) {
        int index = indexAt(offset);
        return new CharRange(
                bodies[index], bodies[index] + documents.get(index).text().length());
    }

    /// The document at an offset.
    public Document documentAt(int offset) {
        return documents.get(indexAt(offset));
    }

    private int indexAt(int offset) {
        int found = Arrays.binarySearch(headings, offset);
        return found >= 0 ? found : -found - 2;
    }
}
