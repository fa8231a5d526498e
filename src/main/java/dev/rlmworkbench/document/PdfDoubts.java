package dev.rlmworkbench.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// Where a PDF's text is not what a person sees on its pages.
final class PdfDoubts {

    private static final int MAX_NAMED = 6;

    /// What is wrong with a page, as it is said of one and of several.
    enum Doubt {
        PICTURE(
                "page %s is a picture without text; OCR would make it readable",
                "pages %s are pictures without text; OCR would make them readable"),
        MOSTLY_PICTURE(
                "page %s is a picture with hardly any text; OCR would make it readable",
                "pages %s are pictures with hardly any text; OCR would make them readable"),
        PIECES(
                "the text of page %s comes out in single letters, so words in it may not be found",
                "the text of pages %s comes out in single letters, so words in it may not be found"),
        UNKNOWN_LETTERS(
                "the PDF does not say which letters page %s is written in, so its text is wrong or missing in part;"
                        + " OCR would make it readable",
                "the PDF does not say which letters pages %s are written in, so their text is wrong or missing in"
                        + " part; OCR would make them readable"),
        FIELDS(
                "form fields and notes of page %s are damaged and not in the text",
                "form fields and notes of pages %s are damaged and not in the text");

        private final String one;
        private final String several;

        Doubt(String one, String several) {
            this.one = one;
            this.several = several;
        }
    }

    private final Map<Doubt, TreeSet<Integer>> pages = new EnumMap<>(Doubt.class);
    private final List<String> ofTheWhole = new ArrayList<>();

    /// @param page from 1
    void add(Doubt doubt, int page) {
        pages.computeIfAbsent(doubt, _ -> new TreeSet<>()).add(page);
    }

    void ofTheWhole(String sentence) {
        ofTheWhole.add(sentence);
    }

    boolean has(Doubt doubt) {
        return pages.containsKey(doubt);
    }

    /// One for each kind of doubt, with the pages, without the file's name.
    List<String> sentences() {
        return Stream.concat(
                        ofTheWhole.stream(),
                        pages.entrySet().stream()
                                .map(entry -> (entry.getValue().size() == 1
                                                ? entry.getKey().one
                                                : entry.getKey().several)
                                        .formatted(numbers(entry.getValue()))))
                .toList();
    }

    /// `2`, `2, 5-9 and 12`, `1, 3, 5, 7, 9 and 20 more`.
    private static String numbers(TreeSet<Integer> pages) {
        var runs = new ArrayList<String>();
        int named = 0;
        Integer first = pages.first();
        while (first != null && runs.size() < MAX_NAMED) {
            int last = first;
            while (pages.contains(last + 1)) {
                last++;
            }
            IntFunction<String> number = n -> String.format(Locale.ROOT, "%,d", n);
            runs.add(first == last ? number.apply(first) : number.apply(first) + "-" + number.apply(last));
            named += last - first + 1;
            first = pages.higher(last);
        }
        if (named < pages.size()) {
            runs.add("%,d more".formatted(pages.size() - named));
        }
        return runs.size() == 1
                ? runs.getFirst()
                : String.join(", ", runs.subList(0, runs.size() - 1)) + " and " + runs.getLast();
    }
}
