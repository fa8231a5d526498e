package dev.rlmworkbench.text;

import dev.rlmworkbench.text.index.Analysis;
import dev.rlmworkbench.text.index.Language;
import dev.rlmworkbench.text.index.PassageBorders;
import dev.rlmworkbench.text.index.PassageIndex;
import dev.rlmworkbench.text.index.SearchWords;
import dev.rlmworkbench.text.value.DateReader;
import dev.rlmworkbench.text.value.TextDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A text with what is known of it; everything else than the text itself is made when it is first needed. Thread-safe.
public final class ContextIndex {

    private final String text;
    private final Supplier<Language> language;
    private final Supplier<PassageBorders> passages;
    private final Supplier<Analysis> analysis;
    private final Supplier<PassageIndex> index;
    private final Supplier<RecordParser> records;
    private final Supplier<DateReader> dates;
    private final Sentences sentences;
    private final LineHeads heads;

    /// Cheap: nothing is read before the first call.
    public ContextIndex(String text) {
        this.text = text;
        language = new Once<>(() -> Language.of(text));
        passages = new Once<>(() -> new PassageBorders(text));
        analysis = new Once<>(() -> new Analysis(language()));
        index = new Once<>(() -> PassageIndex.of(text, passages.get(), analysis.get()));
        records = new Once<>(() -> new RecordParser(text));
        dates = new Once<>(() -> new DateReader(text, language()));
        heads = new LineHeads(text);
        sentences = new Sentences(text, passages);
    }

    public String text() {
        return text;
    }

    /// Whose rules for words are used.
    public Language language() {
        return language.get();
    }

    /// Reads the whole text now, so that no search has to wait for it: about a second for 10 MB.
    public void prepare() {
        index.get();
    }

    /// The passages that match words best by BM25, best first: 300 to 600 characters each, up to the end of a line, a
    /// sentence or a word.
    ///
    /// @param words any text, such as a question; words that are very common in the text's language do not count
    /// @param most  at least 1
    /// @return empty when no passage has one of the words
    public List<TextRange> bestPassages(String words, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("the number of passages must be at least 1, not " + most);
        }
        return index().best(new SearchWords(words, language()).terms(), most).stream()
                .map(this::passage)
                .toList();
    }

    /// The units that are found and shown, of which a part stands in a stretch, in order: a line, or lines of
    /// wrapped text as one; of running text with more than 80 characters each sentence. They are trimmed, do not
    /// overlap, and are the same whatever stretch is asked for; units of white space are left out.
    public List<TextRange> unitsIn(TextRange stretch) {
        return sentences.in(stretch);
    }

    /// The unit in which a position lies; an empty range where there is only white space.
    public TextRange unitAt(int position) {
        int end = Math.min(text.length(), position + 1);
        var units = unitsIn(new TextRange(Math.max(0, end - 1), end));
        return units.isEmpty() ? new TextRange(position, position) : units.getFirst();
    }

    /// Where what begins in a stretch of a line may stand: in it, but in a line of more than 5,000 characters in
    /// up to 600 characters more of the line on either side as well.
    public TextRange reach(TextRange stretch) {
        return sentences.reach(stretch);
    }

    /// The words of a stretch with their places in it.
    public List<Analysis.Word> words(TextRange stretch) {
        return analysis.get().words(stretch.of(text));
    }

    /// What the forms of a word have in common in the text's language.
    public String form(String word) {
        return analysis.get().words(word).stream().map(Analysis.Word::term).collect(Collectors.joining(" "));
    }

    /// A passage by its number in the index.
    public TextRange passage(int number) {
        var borders = passages.get();
        return new TextRange(borders.start(number), borders.end(number));
    }

    /// What its lines stand under.
    public LineHeads heads() {
        return heads;
    }

    /// The record of several lines that a find is part of, if it can be shown whole.
    public Optional<TextRange> record(TextRange find) {
        var record = RecordLines.around(text, find.start());
        boolean isOfLines = record.of(text).indexOf('\n') >= 0;
        return isOfLines && !record.equals(find) && record.length() <= ResultPrinter.LONGEST
                ? Optional.of(record)
                : Optional.empty();
    }

    /// The date of the first of some places that has one, see [DateReader].
    public Optional<TextDate> date(Stream<TextRange> places) {
        return places.flatMap(place -> dates.get().first(place.of(text)).stream())
                .findFirst();
    }

    /// Its records and their fields.
    public RecordParser records() {
        return records.get();
    }

    /// Which words stand in which passage.
    public PassageIndex index() {
        return index.get();
    }
}
