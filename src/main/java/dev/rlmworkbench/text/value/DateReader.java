package dev.rlmworkbench.text.value;

import dev.rlmworkbench.text.index.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds dates in the lines of a text. With a year or a time of day:
///
/// - `2024-05-03`, `2024/05/03`, `2024.5.3`, `2024年5月3日`
/// - `3 May 2024`, `3rd of May, 2024`, `3. Mai 2024`, `3 de mayo de 2024`, `03/May/2024`
/// - `May 3, 2024`, `May 3rd 2024`, `May 2024`
/// - `3.5.2024`, `3/5/2024`: the day first, unless the second number can be no month; with strokes the month, if the
///   text has dates that can only be read so, and none that can only be read the other way
/// - `May 3 07:12:33`, `May 3 07:12:33 2024`
///
/// or, where a line has none of these, with less:
///
/// - `3 May`, `May 3rd`, `May 3,`, `on May 3` if the month is one in the text's language, see [MonthNames]
/// - `3.5.24`, `3/5/24`: the years 1970 to 2069
///
/// and last `2024`, if a stop word, a sign or nothing follows: "1850 boxes" is no date. Behind a day with its year a
/// time may follow, `07:12`, `T07:12:33`, `7:12 PM`.
public final class DateReader {

    private static final String MONTH = "(?<month>" + MonthNames.REGEX + ")";
    private static final String DAY = "(?<day>\\d\\d?)(?:st|nd|rd|th|\\.|º|er)?";
    private static final String YEAR = "(?<year>[12]\\d{3})(?!\\d)";
    private static final String NUMBERS = "(?<first>\\d\\d?)(?<sign>[./])(?<second>\\d\\d?)\\k<sign>";
    private static final String CLOCK = "(?:[T:,]?(?: \\p{L}{1,2})? ?(?<clock>[0-2]?\\d:[0-5]\\d(?::[0-5]\\d)?)(?!\\d)"
            + "(?: ?(?<half>[ap])\\.?m\\b)?)?";
    /// Unix writes a zone and the year behind the time.
    private static final String YEAR_BEHIND = "(?:(?-i: [A-Z]{2,5})? " + YEAR + ")?";

    private static final List<Pattern> WITH_YEAR_OR_TIME = List.of(
            form("(?<year>[12]\\d{3})(?<sign>[-/.])(?<number>\\d\\d?)\\k<sign>(?<day>\\d\\d?)(?!\\d)" + CLOCK),
            form("(?<year>[12]\\d{3})年(?<number>\\d\\d?)月(?<day>\\d\\d?)日"),
            form(DAY + "[ /-](?:\\p{L}{2} )?" + MONTH + "(?:,? |[/-])(?:\\p{L}{2} )?" + YEAR + CLOCK),
            form(MONTH + " " + DAY + ",? " + YEAR + CLOCK),
            form(NUMBERS + YEAR + CLOCK),
            form(MONTH + "(?: \\p{L}{2})? " + YEAR),
            form(MONTH + " {1,2}" + DAY + " (?<clock>[0-2]\\d:[0-5]\\d:[0-5]\\d)" + YEAR_BEHIND));
    private static final List<Pattern> WITH_LESS = List.of(
            form(DAY + " (?<sure>" + MonthNames.REGEX + ")(?!\\p{L})"),
            form("(?<sure>" + MonthNames.REGEX + ") (?<day>\\d\\d?)(?:(?:st|nd|rd|th)(?!\\p{L})|(?=$|[.,;:)](?!\\d)))"),
            form("(?<=\\bon )(?<sure>" + MonthNames.REGEX + ") (?<day>\\d\\d?)(?!\\d)"),
            form("(?<!\\d[./])" + NUMBERS + "(?<short>\\d\\d)(?!\\d|[./]\\d)" + CLOCK));
    private static final Pattern YEAR_ALONE = Pattern.compile(
            "(?<![\\p{L}\\d.,:/=-])(?<year>1[5-9]\\d\\d|20\\d\\d)(?![\\d:/%=-]|[.,]\\d)(?: (?<word>\\p{L}+))?");
    private static final Pattern WITH_STROKES =
            Pattern.compile("(?<![\\d/])(?<first>\\d\\d?)/(?<second>\\d\\d?)/(?:\\d{4}|\\d\\d)(?![\\d/])");

    private static final int MONTHS = 12;
    private static final int DAYS = 31;
    private static final int NOON = 12;
    /// Of the 20th century if it has two digits.
    private static final int FIRST_SHORT_YEAR = 70;

    private final Language language;
    private final boolean isMonthFirst;

    /// @param text     the whole text, which may tell whether the month stands first
    /// @param language of the text
    public DateReader(String text, Language language) {
        this.language = language;
        this.isMonthFirst = isMonthFirst(text);
    }

    private static Pattern form(String form) {
        return Pattern.compile("(?<![\\p{L}\\d])" + form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static boolean isMonthFirst(String text) {
        boolean isOnlySo = false;
        for (var date = WITH_STROKES.matcher(text); date.find(); ) {
            boolean canBeFirst = number(date, "first") <= MONTHS;
            boolean canBeSecond = number(date, "second") <= MONTHS;
            if (canBeSecond && !canBeFirst) {
                return false;
            }
            isOnlySo |= canBeFirst && !canBeSecond;
        }
        return isOnlySo;
    }

    /// The first date in a line, of those that say most.
    public Optional<TextDate> first(String line) {
        return first(WITH_YEAR_OR_TIME, line)
                .or(() -> first(WITH_LESS, line))
                .or(() -> YEAR_ALONE
                        .matcher(line)
                        .results()
                        .filter(year -> year.group("word") == null
                                || language.isStopWord(year.group("word").toLowerCase(Locale.ROOT)))
                        .map(year -> new TextDate(number(year, "year"), 0, 0, ""))
                        .findFirst());
    }

    private Optional<TextDate> first(List<Pattern> forms, String line) {
        record Found(int start, TextDate date) {}
        return forms.stream()
                .flatMap(form -> form.matcher(line)
                        .results()
                        .flatMap(match -> read(match).map(date -> new Found(match.start(), date)).stream())
                        .limit(1))
                .min(Comparator.comparingInt(Found::start))
                .map(Found::date);
    }

    /// @return empty for what is no date, such as `2024-13-45`
    private Optional<TextDate> read(MatchResult match) {
        if (has(match, "sure") && !MonthNames.isSure(match.group("sure"), language)) {
            return Optional.empty();
        }
        boolean isTurned = has(match, "second")
                && (number(match, "second") > MONTHS
                        || isMonthFirst && match.group("sign").equals("/"));
        int month = has(match, "month")
                ? MonthNames.number(match.group("month"))
                : has(match, "sure")
                        ? MonthNames.number(match.group("sure"))
                        : number(match, "number") + number(match, isTurned ? "first" : "second");
        int day = number(match, "day") + number(match, isTurned ? "second" : "first");
        boolean isDate = month >= 1 && month <= MONTHS && day <= DAYS;
        return isDate ? Optional.of(new TextDate(year(match), month, day, clock(match))) : Optional.empty();
    }

    private static int year(MatchResult match) {
        if (!has(match, "short")) {
            return number(match, "year");
        }
        int year = number(match, "short");
        return year + (year < FIRST_SHORT_YEAR ? 2_000 : 1_900);
    }

    /// Of 24 hours.
    private static String clock(MatchResult match) {
        if (!has(match, "clock")) {
            return "";
        }
        var clock = match.group("clock");
        int colon = clock.indexOf(':');
        int hour = Integer.parseInt(clock.substring(0, colon));
        if (has(match, "half") && hour <= NOON) {
            hour = hour % NOON + (match.group("half").equalsIgnoreCase("p") ? NOON : 0);
        }
        return "%02d%s".formatted(hour, clock.substring(colon));
    }

    private static boolean has(MatchResult match, String group) {
        return match.namedGroups().containsKey(group) && match.group(group) != null;
    }

    private static int number(MatchResult match, String group) {
        return has(match, group) ? Integer.parseInt(match.group(group)) : 0;
    }
}
