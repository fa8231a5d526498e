package dev.rlmworkbench.text.question;

import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.index.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of a question against those of a call and of what it found.
final class QuestionWords {

    private static final Pattern WORD = Pattern.compile("(?U)\\w+");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int MIN_LETTERS = 2;
    private static final int MOST_LEFT_OUT = 6;
    /// Between the names and values of a record.
    private static final Pattern BORDERS = Pattern.compile("[|,;\\t\\n\"{}\\[\\]=:/]+");

    private static final Pattern KEY = Pattern.compile("(?U)(?<![\\w .-])[\\w .-]++\"?\\s*[:=]");
    private static final Pattern ASSIGNED = Pattern.compile("=([^\\s\"',;|]+)");
    private static final String SENTENCE_ENDS = ".!?";

    private final String spaced;
    private final Language language;
    private final QuestionNames names;

    QuestionWords(String question) {
        spaced = spaced(question);
        language = new ContextIndex(question).language();
        names = new QuestionNames(question);
    }

    /// The names of the question that the text has, and the values in what was found that the question has word for
    /// word; without those of the call, and none that is part of another.
    List<String> leftOut(String call, List<String> finds, String text) {
        var given = spaced(call);
        var values =
                finds.stream().flatMap(QuestionWords::values).map(String::strip).filter(this::isInQuestion);
        var all = Stream.concat(names.all().stream().filter(text::contains), values)
                .filter(one -> !holds(given, spaced(one)))
                .collect(Collectors.toMap(
                        QuestionWords::spaced, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        return all.entrySet().stream()
                .filter(one -> all.keySet().stream()
                        .noneMatch(other -> !other.equals(one.getKey()) && holds(other, one.getKey())))
                .map(Map.Entry::getValue)
                .limit(MOST_LEFT_OUT)
                .toList();
    }

    /// The names of the question that neither a call nor what it found has, without those that stand all over the text.
    List<String> namesOutside(String call, List<String> finds, String text) {
        var outside = new ArrayList<>(names.tellingIn(text));
        var read = Stream.concat(Stream.of(call), finds.stream()).iterator();
        while (!outside.isEmpty() && read.hasNext()) {
            var words = spaced(read.next());
            outside.removeIf(name -> holds(words, spaced(name)));
        }
        return outside;
    }

    /// How many names of the question a find has.
    long countNames(String find) {
        var words = spaced(find);
        return names.all().stream().filter(name -> holds(words, spaced(name))).count();
    }

    private boolean isInQuestion(String value) {
        var words = spaced(value);
        boolean isTelling =
                DIGITS.matcher(words).matches() || words.length() >= MIN_LETTERS && !language.isStopWord(words);
        return isTelling && holds(spaced, words);
    }

    /// Cells of a row, values of pairs; a sentence has none.
    private static Stream<String> values(String find) {
        if (!find.isEmpty() && SENTENCE_ENDS.indexOf(find.charAt(find.length() - 1)) >= 0) {
            return Stream.empty();
        }
        var assigned = ASSIGNED.matcher(find).results().map(match -> match.group(1));
        return Stream.concat(BORDERS.splitAsStream(KEY.matcher(find).replaceAll("|")), assigned);
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
