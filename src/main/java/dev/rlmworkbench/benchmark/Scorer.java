package dev.rlmworkbench.benchmark;

import dev.rlmworkbench.result.Scores;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares a prediction with the right answer. All scores ignore case; no prediction scores zero.
public final class Scorer {

    private static final Pattern SQUAD_ARTICLES = Pattern.compile("\\b(a|an|the)\\b");
    /// ASCII punctuation, as in SQuAD's script.
    private static final Pattern SQUAD_PUNCTUATION = Pattern.compile("\\p{Punct}");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\h]+");
    /// No exponents, and no more digits than a number in a text has: predictions are untrusted.
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d])-?(?:\\d{1,3}(?:,\\d{3}){1,12}(?!\\d)|\\d{1,40})(?:\\.\\d{1,40})?");

    private Scorer() {}

    /// All scores; the primary one by the task's own rule.
    public static Scores score(@Nullable String prediction, Task task) {
        if (prediction == null || prediction.isBlank()) {
            return Scores.ZERO;
        }
        return scores(prediction, task.answer(), task.rule().score(prediction, task));
    }

    /// All scores, the primary one being [#containsAnswer], as RULER judges its needles.
    public static Scores score(@Nullable String prediction, String answer) {
        if (prediction == null || prediction.isBlank()) {
            return Scores.ZERO;
        }
        return scores(prediction, answer, value(containsAnswer(prediction, answer)));
    }

    private static Scores scores(String prediction, String answer, double primary) {
        return new Scores(
                value(exactMatch(prediction, answer)),
                value(containsAnswer(prediction, answer)),
                value(numericMatch(prediction, answer)),
                tokenF1(prediction, answer),
                primary);
    }

    /// Equal after SQuAD's normalisation (Rajpurkar et al. 2016, `normalize_answer`): lower case, no punctuation, no
    /// articles, single spaces.
    public static boolean exactMatch(String prediction, String answer) {
        return squadWords(prediction).equals(squadWords(answer));
    }

    /// The answer occurs in the prediction (RULER's `string_match`, Hsieh et al. 2024), here as whole words: neither a
    /// letter nor a digit may touch it, so that 1234 is not found in 12345. Any white space equals one space.
    public static boolean containsAnswer(String prediction, String answer) {
        var wanted = lowerCaseSingleSpaces(answer);
        var text = lowerCaseSingleSpaces(prediction);
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean startsWord = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
            boolean endsWord = end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
            if (startsWord && endsWord && !wanted.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// The first number of the prediction equals the first number of the answer (12,345 is 12345, 7.0 is 7). Where the
    /// answer holds no number, the same as [#containsAnswer], as in the older project's files.
    public static boolean numericMatch(String prediction, String answer) {
        var wanted = firstNumber(answer);
        if (wanted.isEmpty()) {
            return containsAnswer(prediction, answer);
        }
        return firstNumber(prediction)
                .filter(number -> number.compareTo(wanted.get()) == 0)
                .isPresent();
    }

    /// SQuAD's F1 (Rajpurkar et al. 2016): harmonic mean of precision and recall over the words that both share,
    /// counted with repetition, after SQuAD's normalisation. 0 to 1.
    public static double tokenF1(String prediction, String answer) {
        var predicted = squadWords(prediction);
        var wanted = squadWords(answer);
        if (predicted.isEmpty() || wanted.isEmpty()) {
            return value(predicted.equals(wanted));
        }
        var available = wanted.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long common = predicted.stream()
                .filter(word -> available.merge(word, -1L, Long::sum) >= 0)
                .count();
        return 2.0 * common / (predicted.size() + wanted.size());
    }

    private static List<String> squadWords(String text) {
        var plain = SQUAD_PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        var words = SQUAD_ARTICLES.matcher(plain).replaceAll(" ");
        return Arrays.stream(WHITE_SPACE.split(words.strip()))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String lowerCaseSingleSpaces(String text) {
        return WHITE_SPACE
                .matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    private static Optional<BigDecimal> firstNumber(String text) {
        return numberStream(text).findFirst();
    }

    /// All numbers of a text, in order.
    static List<BigDecimal> numbers(String text) {
        return numberStream(text).toList();
    }

    private static Stream<BigDecimal> numberStream(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(match -> new BigDecimal(match.group().replace(",", "")));
    }

    private static double value(boolean holds) {
        return holds ? 1 : 0;
    }
}
