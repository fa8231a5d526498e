package dev.rlmworkbench.text.value;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date as it stands in a text, in one of these forms:
///
/// - `2024-05-03`, `2024/05/03`, `2024.5.3`, `2024年5月3日`
/// - `3 May 2024`, `3rd of May, 2024`, `3. Mai 2024`, `3 de mayo de 2024`, `03/May/2024`
/// - `May 3, 2024`, `May 3rd 2024`, `May 2024`
/// - `3.5.2024`, `3/5/2024` (the day first, unless the second number can be no month)
/// - `May 3 07:12:33` and `3 May`, without a year
/// - `2024`, if a stop word, a sign or nothing follows: "1850 boxes" is no date
///
/// Behind all but the last three a time may follow, `07:12` or `T07:12:33`.
///
/// @param year  0 where it is not said
/// @param month 0 where it is not said
/// @param day   0 where it is not said
/// @param clock empty where it is not said
public record TextDate(int year, int month, int day, String clock) implements Comparable<TextDate> {

    private static final String MONTH = "(?<month>" + MonthNames.REGEX + ")";
    private static final String DAY = "(?<day>\\d\\d?)(?:st|nd|rd|th|\\.|º|er)?";
    private static final String YEAR = "(?<year>[12]\\d{3})";
    private static final String CLOCK =
            "(?:[T:,]?(?: \\p{L}{1,2})? ?(?<clock>[0-2]?\\d:[0-5]\\d(?::[0-5]\\d)?)(?!\\d))?";

    private static final List<Pattern> FORMS = List.of(
            form(YEAR + "(?<sign>[-/.])(?<number>\\d\\d?)\\k<sign>(?<day>\\d\\d?)(?!\\d)" + CLOCK),
            form(YEAR + "年(?<number>\\d\\d?)月(?<day>\\d\\d?)日"),
            form(DAY + "[ /-](?:\\p{L}{2} )?" + MONTH + "(?:,? |[/-])(?:\\p{L}{2} )?" + YEAR + "(?!\\d)" + CLOCK),
            form(MONTH + " " + DAY + ",? " + YEAR + "(?!\\d)" + CLOCK),
            form("(?<day>\\d\\d?)(?<sign>[./])(?<number>\\d\\d?)\\k<sign>" + YEAR + "(?!\\d)" + CLOCK),
            form(MONTH + "(?: \\p{L}{2})? " + YEAR + "(?!\\d)"),
            form(MONTH + " {1,2}" + DAY + " (?<clock>[0-2]\\d:[0-5]\\d:[0-5]\\d)"),
            form(DAY + " " + MONTH + "(?!\\p{L})"));
    private static final Pattern YEAR_ALONE = Pattern.compile(
            "(?<![\\p{L}\\d.,:/=-])(?<year>1[5-9]\\d\\d|20\\d\\d)(?![\\d:/%=-]|[.,]\\d)(?: (?<word>\\p{L}+))?");

    private static Pattern form(String form) {
        return Pattern.compile("(?<![\\p{L}\\d])" + form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// The first date in a line; a year alone counts only where there is no other.
    ///
    /// @param isStopWord of a word in lower case
    public static Optional<TextDate> in(String line, Predicate<String> isStopWord) {
        return first(line)
                .or(() -> YEAR_ALONE
                        .matcher(line)
                        .results()
                        .filter(year -> year.group("word") == null
                                || isStopWord.test(year.group("word").toLowerCase(Locale.ROOT)))
                        .map(year -> new TextDate(Integer.parseInt(year.group("year")), 0, 0, ""))
                        .findFirst());
    }

    private static Optional<TextDate> first(String line) {
        return FORMS.stream()
                .map(form -> form.matcher(line))
                .filter(Matcher::find)
                .min(Comparator.comparingInt(Matcher::start))
                .flatMap(TextDate::read);
    }

    private static Optional<TextDate> read(Matcher match) {
        int month = has(match, "month") ? MonthNames.number(match.group("month")) : number(match, "number");
        int day = number(match, "day");
        boolean isMonthFirst = month > 12 && day <= 12;
        var clock = has(match, "clock") ? match.group("clock") : "";
        var date = new TextDate(
                number(match, "year"),
                isMonthFirst ? day : month,
                isMonthFirst ? month : day,
                clock.indexOf(':') == 1 ? "0" + clock : clock);
        return date.month <= 12 && date.day <= 31 ? Optional.of(date) : Optional.empty();
    }

    private static boolean has(Matcher match, String group) {
        return match.namedGroups().containsKey(group) && match.group(group) != null;
    }

    private static int number(Matcher match, String group) {
        return has(match, group) ? Integer.parseInt(match.group(group)) : 0;
    }

    @Override
    public int compareTo(TextDate other) {
        return Comparator.comparingInt(TextDate::year)
                .thenComparingInt(TextDate::month)
                .thenComparingInt(TextDate::day)
                .thenComparing(TextDate::clock)
                .compare(this, other);
    }
}
