package dev.rlmworkbench.inference.reply;

import dev.rlmworkbench.document.words.Folding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The few words that the guards have to know of a language: yes and no, small numbers, and what stands between things
/// that a question offers. In a language that is not here a guard refuses once more than it should.
final class KnownWords {

    private static final Set<String> YES_AND_NO = Set.of(
            "yes", "no", "true", "false", "none", "ja", "nein", "evet", "hayir", "是", "否", "是的", "不是", "はい", "いいえ",
            "ใช่", "ไม่ใช่");
    private static final Pattern ASKS_YES_OR_NO = Pattern.compile(
            "(?is)(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\\b.*");
    /// A comma, "or" or "and".
    private static final String OR = "(?:[,、]|\\b(?:or|and|oder|und|veya|yoksa|ya da|ve|ile|ou|et)\\b"
            + "|还是|還是|或者?|和|与|與|及|または|それとも|か|と|や|หรือ|และ|กับ|또는|아니면|와|과)";
    private static final String ONE_OF_SEVERAL = "(?iU)" + OR + "\\W*(?:\\w+\\W+){0,3}?%1$s|%1$s\\W*" + OR;
    private static final List<List<String>> NUMBERS = Stream.of(
                    "zero one two three four five six seven eight nine ten eleven twelve",
                    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
                    "零 一 二 三 四 五 六 七 八 九 十 十一 十二")
            .map(words -> List.of(Folding.fold(words).split(" ")))
            .toList();

    private KnownWords() {}

    /// @param folded see [Folding#fold]
    static boolean isYesOrNo(String folded) {
        return YES_AND_NO.contains(folded);
    }

    static boolean asksYesOrNo(String question) {
        return ASKS_YES_OR_NO.matcher(question.strip()).matches();
    }

    /// Whether something is one of several things in a question.
    ///
    /// @param regex finds it
    static boolean offers(String question, String regex) {
        return Pattern.compile(ONE_OF_SEVERAL.formatted(regex))
                .matcher(question)
                .find();
    }

    /// A regular expression for a number from 0 to 99 in folded text; 0 and 1 in figures only, as "one" says little.
    static String inFiguresOrWords(String number) {
        int value = Integer.parseInt(number);
        var words = NUMBERS.stream()
                .filter(list -> value > 1 && value < list.size())
                .map(list -> list.get(value));
        return Stream.concat(Stream.of(number), words).collect(Collectors.joining("|", "(?:", ")"));
    }
}
