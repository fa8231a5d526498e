package dev.rlmworkbench.benchmark;

import dev.rlmworkbench.document.words.Emphasis;
import dev.rlmworkbench.document.words.Folding;
import dev.rlmworkbench.document.words.WordEdges;
import dev.rlmworkbench.document.words.WrittenNumbers;
import dev.rlmworkbench.result.Scores;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares a prediction with the right answer. All scores ignore case; no prediction scores zero.
public final class Scorer {

    private static final Pattern SQUAD_ARTICLES = Pattern.compile("\\b(a|an|the)\\b", Pattern.UNICODE_CHARACTER_CLASS);
    /// That of SQuAD's script, and of other scripts, as in MLQA's; the .0 of a whole number.
    private static final Pattern PUNCTUATION = Pattern.compile("(?<=\\d)\\.0+(?![.\\d])|[\\p{P}\\p{S}]");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\h]+");
    /// No exponents, and no more digits than a number in a text has: predictions are untrusted.
    private static final Pattern NUMBER =
            Pattern.compile("(?=[-0-9])(?<!" + WordEdges.SPACED_LETTER + ")-?\\d{1,40}(?:\\.\\d{1,40})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile(".*(?<!\\d\\.)(?<!\\d)\\d{1,40}", Pattern.DOTALL);
    /// 412 is neither in 412.5 nor in 0.412, but in 412.0 and in dates with dots.
    private static final String NO_FRACTION_BEFORE = "(?<!(?<![.\\d])\\d{1,20}\\.)";

    private static final String NO_FRACTION_AFTER = "(?!\\.\\d{0,20}[1-9]\\d{0,20}(?![.\\d]))";

    private Scorer() {}

    /// All scores; the primary one by the task's own rule.
    ///
    /// @throws IllegalStateException when the rule gives no score between 0 and 1
    public static Scores score(@Nullable String prediction, Task task) {
        if (prediction == null || prediction.isBlank()) {
            return Scores.ZERO;
        }
        double primary = task.rule().score(prediction, task);
        if (!(primary >= 0 && primary <= 1)) {
            throw new IllegalStateException(
                    "the rule gave the score %s, which is not between 0 and 1".formatted(primary));
        }
        return scores(prediction, task.answer(), primary);
    }

    /// All scores, the primary one being [#containsAnswer], as RULER judges its needles.
    public static Scores score(@Nullable String prediction, String answer) {
        if (prediction == null || prediction.isBlank()) {
            return Scores.ZERO;
        }
        return scores(prediction, answer, value(containsAnswer(prediction, answer)));
    }

    private static Scores scores(String prediction, String answer, double primary) {
        var text = plain(prediction);
        var words = squadWords(text);
        var wantedWords = squadWords(plain(answer));
        return new Scores(
                value(words.equals(wantedWords)),
                value(holds(text, answer)),
                value(hasFirstNumberOf(text, answer)),
                f1(words, wantedWords),
                primary);
    }

    /// Equal as plain texts, see [#plain], after SQuAD's normalisation (Rajpurkar et al. 2016, `normalize_answer`): no
    /// punctuation, no articles, single spaces.
    public static boolean exactMatch(String prediction, String answer) {
        return squadWords(plain(prediction)).equals(squadWords(plain(answer)));
    }

    /// The answer occurs in the prediction (RULER's `string_match`, Hsieh et al. 2024), here as whole words in any
    /// spelling, see [#plain]: no letter and no digit may touch it, so that 1234 is not found in 12345.
    public static boolean containsAnswer(String prediction, String answer) {
        return holds(plain(prediction), answer);
    }

    /// @param text see [#plain]
    static boolean holds(String text, String answer) {
        var wanted = plain(answer);
        return !wanted.isEmpty() && whole(wanted).matcher(text).find();
    }

    /// What finds a plain text as whole words in another.
    static Pattern whole(String plain) {
        var regex = Pattern.quote(plain);
        if (WHOLE_NUMBER.matcher(plain).matches()) {
            regex += NO_FRACTION_AFTER;
            regex = Character.isDigit(plain.charAt(0))
                    ? "(?=" + Pattern.quote(plain) + ")" + NO_FRACTION_BEFORE + regex
                    : regex;
        }
        return Pattern.compile(WordEdges.whole(plain, regex));
    }

    /// The text without what says nothing: one spelling for capital and small letters, accents and full-width forms,
    /// numbers without separators and apart from their units, no emphasis of Markdown, single spaces.
    static String plain(String text) {
        return WHITE_SPACE.matcher(plainLines(text)).replaceAll(" ").strip();
    }

    /// The same with white space as it is.
    static String plainLines(String text) {
        var words = Emphasis.removed(Folding.fold(text)).strip();
        return WrittenNumbers.ungrouped(WrittenNumbers.apartFromUnits(words));
    }

    /// The first number of the prediction equals the first number of the answer (12,345 is 12345, 7.0 is 7). Where the
    /// answer holds no number, the same as [#containsAnswer], as in the older project's files.
    public static boolean numericMatch(String prediction, String answer) {
        return hasFirstNumberOf(plain(prediction), answer);
    }

    private static boolean hasFirstNumberOf(String text, String answer) {
        var wanted = numberStream(plain(answer)).findFirst();
        return wanted.isEmpty()
                ? holds(text, answer)
                : numberStream(text)
                        .findFirst()
                        .filter(number -> number.compareTo(wanted.get()) == 0)
                        .isPresent();
    }

    /// SQuAD's F1 (Rajpurkar et al. 2016): harmonic mean of precision and recall over the words that both share,
    /// counted with repetition, after SQuAD's normalisation. In scripts without spaces every letter counts as a
    /// word, as in MLQA (Lewis et al. 2020). 0 to 1.
    public static double tokenF1(String prediction, String answer) {
        return f1(squadWords(plain(prediction)), squadWords(plain(answer)));
    }

    private static double f1(List<String> predicted, List<String> wanted) {
        if (predicted.isEmpty() || wanted.isEmpty()) {
            return value(predicted.equals(wanted));
        }
        var available = wanted.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long common = predicted.stream()
                .filter(word -> available.merge(word, -1L, Long::sum) >= 0)
                .count();
        return 2.0 * common / (predicted.size() + wanted.size());
    }

    private static List<String> squadWords(String plain) {
        var bare = PUNCTUATION.matcher(plain).replaceAll("");
        var words = WordEdges.spelt(SQUAD_ARTICLES.matcher(bare).replaceAll(" "));
        return Arrays.stream(WHITE_SPACE.split(words.strip()))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// All numbers of a text, in order.
    static List<BigDecimal> numbers(String text) {
        return numberStream(plain(text)).toList();
    }

    private static Stream<BigDecimal> numberStream(String plain) {
        return NUMBER.matcher(plain).results().map(match -> new BigDecimal(match.group()));
    }

    private static double value(boolean holds) {
        return holds ? 1 : 0;
    }
}
