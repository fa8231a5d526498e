package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the question itself says about the wanted lines or records: its names, and the values of a record that stand in
/// the question word for word. A call that gives fewer words than the question has finds too much; so the lines that
/// meet most of the question's conditions are singled out.
public final class Conditions {

    private static final Pattern BORDERS = Pattern.compile("[|,;\\t\\n\"{}\\[\\]=:/]+");
    private static final Pattern KEY = Pattern.compile("[\\w .-]+\"?\\s*[:=]", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ASSIGNED = Pattern.compile("=([^\\s\"',;|]+)");
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String SENTENCE_ENDS = ".!?";
    private static final int MIN_LETTERS = 2;

    private final String question;
    private final String spacedQuestion;
    private final List<String> names;

    public Conditions(String question) {
        this.question = question;
        this.spacedQuestion = spaced(question);
        this.names = Names.inQuestion(question).stream().map(Conditions::spaced).toList();
    }

    /// Some of many lines or records.
    ///
    /// @param items  the ones that meet most conditions, in the order given; all of them when none stands out
    /// @param asked  the conditions beside the words of the call, as the question writes them, with "or" where
    ///               items meet different ones; empty when none stands out
    /// @param total  how many there were
    public record Chosen<T>(List<T> items, String asked, int total) {

        public boolean isNarrower() {
            return !asked.isEmpty();
        }

        /// How many there are: "4 of 61 records with late also have Odd Lund, as the question asks".
        ///
        /// @param noun  such as "line"
        /// @param about what follows it, such as " with late"
        public String count(String noun, String about) {
            if (asked.isEmpty()) {
                return items.size() + " " + noun + (items.size() == 1 ? "" : "s") + about;
            }
            return "%d of %d %ss%s also %s %s, as the question asks"
                    .formatted(items.size(), total, noun, about, items.size() == 1 ? "has" : "have", asked);
        }
    }

    /// Lines, by the whole records of which they are part.
    public Chosen<TextPiece> chooseLines(String text, List<TextPiece> lines, List<String> given) {
        return choose(lines, records(text, lines), given);
    }

    /// The texts of the records that lines are part of; a line that is no name with a value stands for itself.
    public static List<String> records(String text, List<TextPiece> lines) {
        return lines.stream()
                .map(line -> RecordAround.line(text, line.range()))
                .map(range -> text.substring(range.start(), range.end()))
                .toList();
    }

    /// @param items what `texts` are the texts of
    /// @param given the words of the call
    public <T> Chosen<T> choose(List<T> items, List<String> texts, List<String> given) {
        var words = spaced(String.join(" ", given));
        var met = texts.stream()
                .map(text ->
                        met(text).stream().filter(one -> !holds(words, one)).collect(Collectors.toSet()))
                .toList();
        int most = met.stream().mapToInt(Set::size).max().orElse(0);
        var chosen = IntStream.range(0, items.size())
                .filter(i -> met.get(i).size() == most)
                .boxed()
                .toList();
        if (most == 0 || chosen.size() == items.size()) {
            return new Chosen<>(items, "", items.size());
        }
        var asked = chosen.stream()
                .flatMap(i -> met.get(i).stream())
                .distinct()
                .sorted(Comparator.comparingInt(this::position).thenComparing(Comparator.naturalOrder()))
                .map(this::asWritten)
                .toList();
        var link = asked.size() == most ? ", " : " or ";
        return new Chosen<>(chosen.stream().map(items::get).toList(), String.join(link, asked), items.size());
    }

    /// The conditions that a record meets, in small letters; none that is part of another.
    private Set<String> met(String record) {
        var words = spaced(record);
        var met = new LinkedHashSet<String>();
        names.stream().filter(name -> holds(words, name)).forEach(met::add);
        valuesIn(record)
                .map(Conditions::spaced)
                .filter(value -> isTelling(value) && holds(spacedQuestion, value))
                .forEach(met::add);
        var all = new ArrayList<>(met);
        met.removeIf(one -> all.stream().anyMatch(other -> !other.equals(one) && holds(other, one)));
        return met;
    }

    /// Pieces of a row or of pairs; a sentence has none.
    private static Stream<String> valuesIn(String record) {
        if (!record.isEmpty() && SENTENCE_ENDS.indexOf(record.charAt(record.length() - 1)) >= 0) {
            return Stream.empty();
        }
        var assigned = ASSIGNED.matcher(record).results().map(match -> match.group(1));
        return Stream.concat(BORDERS.splitAsStream(KEY.matcher(record).replaceAll("|")), assigned);
    }

    private int position(String condition) {
        return (" " + spacedQuestion + " ").indexOf(" " + condition + " ");
    }

    private String asWritten(String condition) {
        var words = String.join("\\W+", condition.split(" "));
        return Pattern.compile("(?<!\\w)" + words + "(?!\\w)", WordForms.FLAGS)
                .matcher(question)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse(condition);
    }

    private static boolean holds(String words, String some) {
        return (" " + words + " ").contains(" " + some + " ");
    }

    private static boolean isTelling(String value) {
        return NUMBER.matcher(value).matches() || value.length() >= MIN_LETTERS && !Words.isTooCommon(value);
    }

    /// Words in small letters with one space between them.
    private static String spaced(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
    }
}
