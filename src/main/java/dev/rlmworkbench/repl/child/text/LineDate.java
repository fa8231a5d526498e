package dev.rlmworkbench.repl.child.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The first date in a line, as people write it in English or as machines do; 0 or empty for what is not said.
public record LineDate(int year, int month, int day, String clock) implements Comparable<LineDate> {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /// Each form's groups carry its number: a pattern must not name a group twice.
    private static final List<String> FORMS = List.of(
            "(?<year0>\\d{4})[-/.](?<number0>\\d\\d?)[-/.](?<day0>\\d\\d?)"
                    + "(?:[T ,]+(?:at )?(?<clock0>[0-2]?\\d:[0-5]\\d(?::[0-5]\\d)?))?",
            "(?<day1>\\d\\d?)(?:st|nd|rd|th)?(?: of)? " + month(1) + ",? (?<year1>\\d{4})",
            month(2) + " (?<day2>\\d\\d?)(?:st|nd|rd|th)?,? (?<year2>\\d{4})",
            "(?<day3>\\d\\d?)[./](?<number3>\\d\\d?)[./](?<year3>\\d{4})",
            month(4) + " (?<year4>\\d{4})",
            "(?<year5>1[0-9]\\d\\d|20\\d\\d)");

    private static final Pattern DATE = Pattern.compile(
            "(?<!\\w)(?:" + String.join("|", FORMS) + ")(?!\\w)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static String month(int form) {
        return "(?<month%d>(?:%s)[a-z]*)\\.?".formatted(form, String.join("|", MONTHS));
    }

    public static Optional<LineDate> in(String line) {
        var matcher = DATE.matcher(line);
        return matcher.find() ? Optional.of(read(matcher)) : Optional.empty();
    }

    private static LineDate read(Matcher match) {
        var name = group(match, "month");
        int month = name.isEmpty()
                ? number(group(match, "number"))
                : MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        var clock = group(match, "clock");
        return new LineDate(
                number(group(match, "year")),
                month,
                number(group(match, "day")),
                clock.indexOf(':') == 1 ? "0" + clock : clock);
    }

    /// What the form that matched has under this name, empty when it has nothing.
    private static String group(Matcher match, String name) {
        return IntStream.range(0, FORMS.size())
                .mapToObj(form -> name + form)
                .filter(match.namedGroups()::containsKey)
                .map(match::group)
                .filter(value -> value != null)
                .findFirst()
                .orElse("");
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(LineDate other) {
        return Comparator.comparingInt(LineDate::year)
                .thenComparingInt(LineDate::month)
                .thenComparingInt(LineDate::day)
                .thenComparing(LineDate::clock)
                .compare(this, other);
    }
}
