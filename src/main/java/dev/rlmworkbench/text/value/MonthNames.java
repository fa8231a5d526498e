package dev.rlmworkbench.text.value;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The months as people write them, by the names and short forms that Java knows for each language (Unicode CLDR).
final class MonthNames {

    private static final List<String> LANGUAGES =
            List.of("en", "en-GB", "de", "fr", "es", "it", "pt", "nl", "da", "nb", "sv", "fi", "ru");
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    private static final Map<String, Integer> NUMBERS = numbers();

    /// Any of them, the longest first.
    static final String REGEX = NUMBERS.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")\\.?"));

    private MonthNames() {}

    /// @param name one that [#REGEX] matches, in any case
    /// @return 1 to 12
    static int number(String name) {
        return NUMBERS.get(plain(name));
    }

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        for (var language : LANGUAGES) {
            for (var style : STYLES) {
                for (var month : Month.values()) {
                    var name = plain(month.getDisplayName(style, Locale.forLanguageTag(language)));
                    if (name.length() > 2 && name.chars().allMatch(Character::isLetter)) {
                        numbers.putIfAbsent(name, month.getValue());
                    }
                }
            }
        }
        return numbers;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace(".", "");
    }
}
