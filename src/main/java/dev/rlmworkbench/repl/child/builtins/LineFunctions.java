package dev.rlmworkbench.repl.child.builtins;

import dev.rlmworkbench.repl.child.text.AskedDate;
import dev.rlmworkbench.repl.child.text.Conditions;
import dev.rlmworkbench.repl.child.text.LineSearch;
import dev.rlmworkbench.repl.child.text.LinesByWords;
import dev.rlmworkbench.repl.child.text.Names;
import dev.rlmworkbench.repl.child.text.Paragraph;
import dev.rlmworkbench.repl.child.text.Printed;
import dev.rlmworkbench.repl.child.text.TextPiece;
import dev.rlmworkbench.repl.child.text.chunk.Surroundings;
import dev.rlmworkbench.repl.child.text.field.CaughtValues;
import dev.rlmworkbench.repl.child.text.field.FieldValues;
import dev.rlmworkbench.repl.child.text.field.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The functions that look through all lines of the context and print what they find; code calls them by their bare
/// names.
public final class LineFunctions {

    private static final int MAX_SIMILAR = 3;
    private static final String IN_ANY_ORDER = " with these words in any order (%d as it is written here)";
    private static final String WITH_THE_WORDS = "With the words %s:";
    private static final String NOT_AS_WRITTEN = "Not found as it is written here. ";

    private LineFunctions() {}

    /// Prints how many lines match all patterns and the first of them, and gives them all.
    public static List<String> grep(Object... patterns) {
        var search = new LineSearch(Session.current().context(), "grep");
        var texts = Arrays.stream(patterns).map(String::valueOf).toList();
        var lines = search.lines((texts.isEmpty() ? List.of("") : texts)
                .stream().map(search::pattern).toList());
        if (lines.isEmpty()) {
            return inParts(search, texts);
        }
        var literal = Set.copyOf(lines);
        var others = search.linesInAnyOrder(texts).stream()
                .filter(line -> !literal.contains(line))
                .toList();
        var about = others.isEmpty() ? "" : IN_ANY_ORDER.formatted(lines.size());
        return lines(search, "", Stream.concat(lines.stream(), others.stream()).toList(), texts, about);
    }

    /// The lines with all parts of patterns that found nothing, such as pairs that stand there in another order; or
    /// those with most of the words.
    private static List<String> inParts(LineSearch search, List<String> patterns) {
        var parts = LineSearch.partsOf(patterns);
        var lines = parts.size() > patterns.size()
                ? search.lines(parts.stream().map(search::pattern).toList())
                : List.<TextPiece>of();
        if (lines.isEmpty()) {
            return byWords(search, NOT_AS_WRITTEN, patterns);
        }
        remark(NOT_AS_WRITTEN);
        return lines(search, WITH_THE_WORDS.formatted(String.join(", ", parts)), lines, patterns, "");
    }

    /// The lines with most of the words of patterns that found nothing.
    ///
    /// @param why printed before them
    private static List<String> byWords(LineSearch search, String why, List<String> patterns) {
        var words = String.join(" ", patterns);
        var found = LinesByWords.of(
                search, words, Names.inQuestion(Session.current().query()));
        if (found.lines().isEmpty()) {
            print("0 lines\n");
            showSimilar(words);
            return List.of();
        }
        remark(why);
        var instead = WITH_THE_WORDS.formatted(String.join(", ", found.words()));
        return lines(search, instead, found.lines(), patterns, "");
    }

    /// @param instead what was looked for when nothing was found as it is written, else empty. That there is one such
    ///     line is not said: it would be taken for an answer
    /// @param about what there is to say of the lines behind their number
    private static List<String> lines(
            LineSearch search, String instead, List<TextPiece> lines, List<String> patterns, String about) {
        var chosen = narrowed(lines, patterns);
        boolean isOneInstead = !instead.isEmpty() && chosen.total() == 1;
        var count = isOneInstead ? "" : chosen.count("line", about);
        print((instead + " " + count).strip() + "\n");
        show(chosen.items(), search.display(chosen.items()));
        noteAskedDate(chosen.items());
        noteOtherNames(patterns, chosen.items());
        showParagraph(chosen.items());
        return TextPiece.texts(chosen.items());
    }

    /// Those lines that meet most conditions of the question beside the words of a call.
    private static Conditions.Chosen<TextPiece> narrowed(List<TextPiece> lines, List<String> words) {
        var session = Session.current();
        return new Conditions(session.query()).chooseLines(session.context(), lines, words);
    }

    /// Prints the values of a field in the records that hold all words, with sum, mean, smallest and largest, and gives
    /// them.
    public static List<String> field(Object name, Object... words) {
        var session = Session.current();
        var texts = Arrays.stream(words).map(String::valueOf).toList();
        var values = new FieldValues(session.context(), String.valueOf(name), texts, session.query());
        var all = Stream.concat(Stream.of(String.valueOf(name)), texts.stream()).toList();
        if (values.isNowhereTogether()) {
            remark(values.why());
            return List.of();
        }
        if (values.values().isEmpty()) {
            return byWords(new LineSearch(session.context(), "field"), values.why(), all);
        }
        show(values.pieces(), values.printed());
        noteOtherNames(all, values.pieces());
        return values.values();
    }

    /// Prints what the groups of the pattern catch, with sum, smallest, largest and mean of numbers, and gives the
    /// groups of each match, joined by a space.
    public static List<String> extract(Object pattern) {
        var search = new LineSearch(Session.current().context(), "extract");
        var compiled = search.pattern(String.valueOf(pattern));
        var chosen = narrowed(search.lines(List.of(compiled)), List.of(String.valueOf(pattern)));
        var caught = new CaughtValues(chosen.items(), compiled);
        show(
                chosen.items(),
                chosen.asked().isEmpty() ? caught.display() : chosen.count("line", "") + ": " + caught.display());
        if (caught.rows().isEmpty()) {
            showSimilar(String.valueOf(pattern));
        } else {
            noteOtherNames(List.of(String.valueOf(pattern)), chosen.items());
        }
        return caught.rows().stream().map(row -> String.join(" ", row)).toList();
    }

    /// Prints the lines that match the words best, from the earliest date to the latest, and gives them.
    public static List<String> timeline(Object words) {
        var session = Session.current();
        var timeline = Timeline.of(session.search(), String.valueOf(words), session.query());
        if (timeline.lines().isEmpty()) {
            remark(timeline.display());
        } else {
            show(timeline.lines(), timeline.display());
        }
        return TextPiece.texts(timeline.lines());
    }

    public static String around(int position) {
        return around(position, Surroundings.DEFAULT_WIDTH);
    }

    /// Prints the text around a position, and gives it.
    public static String around(int position, int width) {
        var piece = Surroundings.of(Session.current().context(), position, width);
        show(List.of(piece), piece.text() + "\n");
        return piece.text();
    }

    /// Lines with the words of a pattern that was not found.
    private static void showSimilar(String pattern) {
        var session = Session.current();
        var words = LineSearch.wordsOf(pattern);
        if (words.isEmpty()) {
            return;
        }
        var similar = session.search().similar(words, MAX_SIMILAR);
        if (!similar.lines().isEmpty()) {
            remark(NOT_AS_WRITTEN + "Lines with such words:\n");
            show(similar.lines(), similar.printed());
        }
    }

    /// Says which names of the question neither a call over all lines nor what it found has: most often that is a slip.
    private static void noteOtherNames(List<String> words, List<TextPiece> found) {
        var given = Stream.concat(
                        words.stream(), Conditions.records(Session.current().context(), found).stream())
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        var others = Names.inQuestion(Session.current().query()).stream()
                .filter(name -> !given.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
        if (!others.isEmpty()) {
            remark("(the question also names: %s)\n".formatted(String.join(", ", others)));
        }
    }

    /// Shows the line with the date that the question asks for.
    private static void noteAskedDate(List<TextPiece> found) {
        var session = Session.current();
        print(AskedDate.below(session.context(), found, session.query()));
    }

    /// Of a single find what stands around it.
    static void showParagraph(List<TextPiece> found) {
        var text = Session.current().context();
        Paragraph.around(text, found)
                .ifPresent(paragraph -> show(List.of(paragraph), Paragraph.display(text, paragraph)));
    }

    private static void print(String words) {
        Session.current().output().append(words);
    }

    private static void remark(String words) {
        Session.current().output().append(List.of(Printed.remark(words)));
    }

    private static void show(List<TextPiece> lines, String display) {
        show(lines, List.of(Printed.found(display)));
    }

    private static void show(List<TextPiece> lines, List<Printed> display) {
        var session = Session.current();
        session.output().append(display);
        lines.forEach(session.ranges()::showed);
    }
}
