package dev.rlmworkbench.ask;

import dev.rlmworkbench.document.CharRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The telling words of an answer and a question, and where they stand in a text. Case does not count.
final class WordSearch {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[.,](?=\\p{N})\\p{N}+)*");
    private static final int LONG_ENOUGH = 4;
    private static final int MAX_WORDS = 40;

    /// Lower case, in the order of the answer and then the question.
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final int answerWords;
    private final @Nullable Pattern pattern;

    WordSearch(String answer, String question) {
        tell(answer).forEach(word -> numbers.putIfAbsent(word, numbers.size()));
        answerWords = numbers.size();
        tell(question).forEach(word -> numbers.putIfAbsent(word, numbers.size()));
        pattern = numbers.isEmpty()
                ? null
                : Pattern.compile(
                        numbers.keySet().stream().map(WordSearch::whole).collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// Words are numbered from 0; those of the answer come first.
    public int words() {
        return numbers.size();
    }

    int answerWords() {
        return answerWords;
    }

    /// Whether a text holds a word of the answer.
    boolean holdsAnswerWord(String text) {
        var found = new boolean[1];
        find(text, new CharRange(0, Math.max(1, text.length())), (at, word) -> found[0] |= word < answerWords);
        return found[0];
    }

    /// Takes the start of a match and the number of its word.
    interface Found {
        void accept(int at, int word);
    }

    /// Tells every match within a range, in order.
    void find(String text, CharRange range, Found found) {
        if (pattern == null) {
            return;
        }
        var matcher = pattern.matcher(text).region(range.start(), Math.min(range.end(), text.length()));
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            var number = numbers.get(matcher.group().toLowerCase(Locale.ROOT));
            if (number != null) {
                found.accept(matcher.start(), number);
            }
        }
    }

    /// Ranges of the words in a short text.
    List<CharRange> matches(String text) {
        var matches = new ArrayList<CharRange>();
        if (pattern != null) {
            pattern.matcher(text).results().forEach(m -> matches.add(new CharRange(m.start(), m.end())));
        }
        return matches;
    }

    /// Numbers, names and long words; where a text has only short ones, all of them.
    private static List<String> tell(String text) {
        var all = WORD.matcher(text).results().map(m -> m.group()).toList();
        var telling = all.stream().filter(WordSearch::tells).toList();
        return (telling.isEmpty() ? all : telling)
                .stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .distinct()
                        .limit(MAX_WORDS)
                        .toList();
    }

    private static boolean tells(String word) {
        return word.length() >= LONG_ENOUGH
                || word.chars().anyMatch(Character::isDigit)
                || word.length() > 1 && Character.isUpperCase(word.charAt(1))
                || word.codePoints().anyMatch(Character::isIdeographic);
    }

    /// Scripts without spaces have no word ends.
    private static String whole(String word) {
        var quoted = Pattern.quote(word);
        return word.codePoints().anyMatch(Character::isIdeographic)
                ? quoted
                : "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])";
    }
}
