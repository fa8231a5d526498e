package dev.rlmworkbench.text.question;

import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.index.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names in a question: a word with a capital letter, a digit or an underscore that does not begin a sentence, or
/// several one after the other. In German, where all nouns have capital letters, one such letter makes no name.
public final class QuestionNames {

    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}_]";
    private static final Pattern SENTENCE_START = Pattern.compile("(^|[.?!:]\\s+)" + LETTER + "+");
    private static final String NAME_WORD = LETTER + "*[\\p{Lu}\\p{N}_]" + LETTER + "*(?:-[\\p{L}\\p{N}]+)*";
    private static final Pattern NAME = Pattern.compile("(?<!" + LETTER + ")" + NAME_WORD + "(?: " + NAME_WORD + ")*");
    private static final Pattern NOUN = Pattern.compile("\\p{Lu}[\\p{Ll}\\p{M}]*");

    /// What a text is about stands in it so often, and once in so many characters.
    private static final int MIN_EVERYWHERE = 20;

    private static final int CHARS_FOR_ONE = 5_000;

    private static final Pattern WORD = Pattern.compile("(?U)\\w+");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int MOST_LEFT_OUT = 6;
    /// Between the names and values of a record.
    private static final Pattern BORDERS = Pattern.compile("[|,;\\t\\n\"{}\\[\\]=:/]+");

    private static final Pattern KEY = Pattern.compile("(?U)(?<![\\w .-])[\\w .-]++\"?\\s*[:=]");
    private static final Pattern ASSIGNED = Pattern.compile("=([^\\s\"',;|]+)");
    private static final Pattern SENTENCE = Pattern.compile("[.!?]\\z");

    private final String spaced;
    private final Language language;
    private final List<String> names;

    public QuestionNames(String question) {
        spaced = spaced(question);
        language = new ContextIndex(question).language();
        names = NAME.matcher(SENTENCE_START.matcher(question).replaceAll("$1"))
                .results()
                .map(MatchResult::group)
                .filter(name -> name.length() > 1 && !isOnlyNoun(name))
                .distinct()
                .toList();
    }

    /// Those that are not the subject of the whole text, so that a find about them should say them.
    public List<String> tellingIn(String text) {
        int most = Math.max(MIN_EVERYWHERE, text.length() / CHARS_FOR_ONE);
        return names.stream().filter(name -> !stands(name, text, most)).toList();
    }

    private static boolean stands(String name, String text, int often) {
        int found = 0;
        for (int at = text.indexOf(name); at >= 0 && found < often; at = text.indexOf(name, at + 1)) {
            found++;
        }
        return found >= often;
    }

    /// Whether a word has its capital letter only because it is a noun.
    public boolean isOnlyNoun(String word) {
        return language == Language.GERMAN && NOUN.matcher(word).matches();
    }

    /// The names that the text has, and the values in what was found that the question has word for word; without those
    /// of the call, and none that is part of another.
    List<String> leftOut(String call, List<String> finds, String text) {
        var given = spaced(call);
        var written = new LinkedHashMap<String, String>();
        Stream.concat(names.stream().filter(text::contains), finds.stream().flatMap(this::values))
                .map(String::strip)
                .filter(one -> !holds(given, spaced(one)))
                .forEach(one -> written.putIfAbsent(spaced(one), one));
        return written.keySet().stream()
                .filter(one -> written.keySet().stream().noneMatch(other -> !other.equals(one) && holds(other, one)))
                .limit(MOST_LEFT_OUT)
                .map(written::get)
                .toList();
    }

    /// Those that neither a call nor what it found has, without those that stand all over the text.
    List<String> outside(String call, List<String> finds, String text) {
        var outside = new ArrayList<>(tellingIn(text));
        var read = Stream.concat(Stream.of(call), finds.stream()).iterator();
        while (!outside.isEmpty() && read.hasNext()) {
            var words = spaced(read.next());
            outside.removeIf(name -> holds(words, spaced(name)));
        }
        return outside;
    }

    /// How many of them a find has.
    long countIn(String find) {
        var words = spaced(find);
        return names.stream().filter(name -> holds(words, spaced(name))).count();
    }

    /// Cells of a row and values of pairs that the question has; a sentence has none.
    private Stream<String> values(String find) {
        var assigned = ASSIGNED.matcher(find).results().map(match -> match.group(1));
        var cells = BORDERS.splitAsStream(KEY.matcher(find).replaceAll("|"));
        return SENTENCE.matcher(find).find()
                ? Stream.empty()
                : Stream.concat(cells, assigned).filter(this::isAsked);
    }

    private boolean isAsked(String value) {
        var words = spaced(value);
        boolean isTelling = DIGITS.matcher(words).matches() || words.length() > 1 && !language.isStopWord(words);
        return isTelling && holds(spaced, words);
    }

    private static boolean holds(String words, String some) {
        return (" " + words + " ").contains(" " + some + " ");
    }

    /// Words in small letters with one space between them.
    private static String spaced(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
    }
}
