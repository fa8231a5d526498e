package dev.rlmworkbench.text.value;

import dev.rlmworkbench.text.index.Language;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The months as people write them, by the names and short forms that Java knows for each language (Unicode CLDR).
final class MonthNames {

    private static final Map<String, Language> LANGUAGES = languages();
    private static final List<TextStyle> FULL = List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE);
    private static final List<TextStyle> SHORT = List.of(TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final Set<String> FULL_NAMES = new HashSet<>();
    private static final Map<Language, Set<String>> SHORT_FORMS = new EnumMap<>(Language.class);

    static {
        LANGUAGES.forEach((tag, language) -> {
            FULL_NAMES.addAll(names(tag, FULL));
            SHORT_FORMS.computeIfAbsent(language, _ -> new HashSet<>()).addAll(names(tag, SHORT));
        });
    }

    /// Any of them, the longest first.
    static final String REGEX = NUMBERS.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")\\.?"));

    private MonthNames() {}

    private static Map<String, Language> languages() {
        var languages = new LinkedHashMap<String, Language>();
        languages.put("en", Language.ENGLISH);
        languages.put("en-GB", Language.ENGLISH);
        languages.put("de", Language.GERMAN);
        languages.put("fr", Language.FRENCH);
        languages.put("es", Language.SPANISH);
        languages.put("it", Language.ITALIAN);
        languages.put("pt", Language.PORTUGUESE);
        languages.put("nl", Language.DUTCH);
        languages.put("da", Language.DANISH);
        languages.put("nb", Language.NORWEGIAN);
        languages.put("sv", Language.SWEDISH);
        languages.put("fi", Language.FINNISH);
        languages.put("ru", Language.RUSSIAN);
        return languages;
    }

    /// @param name one that [#REGEX] matches, in any case
    /// @return 1 to 12
    static int number(String name) {
        return NUMBERS.get(plain(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether a name means a month even where no year is said, as many short forms are words of other languages
    /// ("des", "out") and some names are words in small letters ("may"): it is a full one, or a short form of the
    /// text's language, and has a capital letter where its language writes one.
    ///
    /// @param language where it is unknown, the short forms are the English ones
    static boolean isSure(String name, Language language) {
        var known = language == Language.OTHER ? Language.ENGLISH : language;
        return FULL_NAMES.contains(plain(name)) || SHORT_FORMS.get(known).contains(plain(name));
    }

    /// As the language writes them, with a capital letter, and in capital letters.
    private static Set<String> names(String tag, List<TextStyle> styles) {
        var names = new HashSet<String>();
        for (var month : Month.values()) {
            for (var style : styles) {
                var name = plain(month.getDisplayName(style, Locale.forLanguageTag(tag)));
                if (name.length() > 2 && name.chars().allMatch(Character::isLetter)) {
                    NUMBERS.putIfAbsent(name.toLowerCase(Locale.ROOT), month.getValue());
                    var capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                    names.addAll(List.of(name, capital, name.toUpperCase(Locale.ROOT)));
                }
            }
        }
        return names;
    }

    private static String plain(String name) {
        return name.replace(".", "");
    }
}
