package dev.rlmworkbench.ask;

import dev.rlmworkbench.document.CharRange;
import dev.rlmworkbench.document.words.Emphasis;
import dev.rlmworkbench.document.words.Folding;
import dev.rlmworkbench.document.words.WordEdges;
import dev.rlmworkbench.document.words.WrittenNumbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The telling words of an answer and a question, and where they stand in a text. Case does not count.
final class WordSearch {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.,](?=\\p{N})\\p{N}+)*");
    private static final Pattern NUMBER = Pattern.compile("\\d{4,40}(?:\\.\\d{1,40})?");
    private static final int LONG_ENOUGH = 4;
    private static final int MAX_WORDS = 40;
    private static final double WEIGHT_OF_UNKNOWN_PIECE = 0.25;

    /// In one spelling, in the order of the answer and then the question.
    private final List<String> words;

    private final int answerWords;
    /// Its group n + 1 finds word n.
    private final @Nullable Pattern pattern;

    WordSearch(String answer, String question) {
        var all = new LinkedHashSet<>(tell(answer));
        answerWords = all.size();
        all.addAll(tell(question));
        words = List.copyOf(all);
        pattern = words.isEmpty()
                ? null
                : Pattern.compile(
                        words.stream().map(WordSearch::whole).collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// Words are numbered from 0; those of the answer come first.
    public int words() {
        return words.size();
    }

    int answerWords() {
        return answerWords;
    }

    /// How much it tells, 0 to 1, that a word stands nowhere: of the question nothing, of the answer all, but a piece
    /// that may only come from how words were cut tells little.
    double weightOfUnknown(int word) {
        if (word >= answerWords) {
            return 0;
        }
        return WordEdges.isUnspaced(words.get(word)) ? WEIGHT_OF_UNKNOWN_PIECE : 1;
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

    /// Tells every match within a range, in order. Pieces of scripts without spaces overlap.
    void find(String text, CharRange range, Found found) {
        each(text, range, match -> {
            int word = 0;
            while (match.start(word + 1) < 0) {
                word++;
            }
            found.accept(match.start(), word);
        });
    }

    /// Ranges of the words in a short text; what overlaps is one.
    List<CharRange> matches(String text) {
        var matches = new ArrayList<CharRange>();
        each(text, new CharRange(0, Math.max(1, text.length())), match -> {
            int start = match.start();
            if (!matches.isEmpty() && start < matches.getLast().end()) {
                start = matches.removeLast().start();
            }
            matches.add(new CharRange(start, match.end()));
        });
        return matches;
    }

    private void each(String text, CharRange range, Consumer<MatchResult> consumer) {
        if (pattern == null) {
            return;
        }
        int end = Math.min(range.end(), text.length());
        var matcher = pattern.matcher(text).useTransparentBounds(true).region(range.start(), end);
        while (matcher.find()) {
            consumer.accept(matcher);
            if (WordEdges.isUnspaced(matcher.group())) {
                matcher.region(text.offsetByCodePoints(matcher.start(), 1), end);
            }
        }
    }

    /// Numbers, names and long words; where a text has only short ones, all of them.
    private static List<String> tell(String text) {
        var plain = WordEdges.apart(WrittenNumbers.ungrouped(Folding.composed(Emphasis.removed(text))));
        var all = WORD.matcher(plain).results().map(m -> m.group()).toList();
        var telling = all.stream().filter(WordSearch::tells).toList();
        return (telling.isEmpty() ? all : telling)
                .stream()
                        .flatMap(word -> WordEdges.pieces(Folding.fold(word)).stream())
                        .distinct()
                        .limit(MAX_WORDS)
                        .toList();
    }

    private static boolean tells(String word) {
        return word.length() >= LONG_ENOUGH
                || word.chars().anyMatch(Character::isDigit)
                || word.length() > 1 && Character.isUpperCase(word.charAt(1))
                || WordEdges.isUnspaced(word);
    }

    private static String whole(String word) {
        var regex = NUMBER.matcher(word).matches() ? WrittenNumbers.anyGrouping(word) : Folding.anySpelling(word);
        return "(" + WordEdges.whole(word, regex) + ")";
    }
}
