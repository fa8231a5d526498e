package dev.rlmworkbench.benchmark.oolong;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the lines of a text back, knowing only how questions of each label are worded.
final class LineReader {

    private static final Pattern LINE =
            Pattern.compile("Date: ([A-Z][a-z]{2}) (\\d\\d), (\\d{4}) \\|\\| User: (\\d{5}) \\|\\| Instance: (.+)");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final Map<Pattern, String> LABELS = QuestionBank.forms().entrySet().stream()
            .flatMap(forms -> forms.getValue().stream()
                    .map(form -> Map.entry(pattern(form), forms.getKey().words())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /// @param day as `20230206`
    record Line(String label, String user, int day, String question) {
        int month() {
            return day / 100 % 100;
        }

        int yearAndMonth() {
            return day / 100;
        }
    }

    private LineReader() {}

    /// The whole lines of a text, without what is no line.
    static List<Line> lines(String text) {
        return text.lines()
                .filter(line -> LINE.matcher(line).matches())
                .map(LineReader::line)
                .toList();
    }

    static Line line(String text) {
        var match = LINE.matcher(text);
        if (!match.matches()) {
            throw new AssertionError(text);
        }
        int day = Integer.parseInt(match.group(3)) * 10_000
                + (MONTHS.indexOf(match.group(1)) + 1) * 100
                + Integer.parseInt(match.group(2));
        return new Line(label(match.group(5)), match.group(4), day, match.group(5));
    }

    /// As `20230206`, from `Feb 06, 2023` or `February 6, 2023`.
    static int day(String text) {
        var parts = text.split(",? ");
        return Integer.parseInt(parts[2]) * 10_000
                + (MONTHS.indexOf(parts[0].substring(0, 3)) + 1) * 100
                + Integer.parseInt(parts[1]);
    }

    /// The only one whose wordings fit.
    static String label(String question) {
        var found = LABELS.entrySet().stream()
                .filter(form -> form.getKey().matcher(question).matches())
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(question + " is " + found);
        }
        return found.getFirst();
    }

    /// A term is one word; other things may have several.
    private static Pattern pattern(String form) {
        return Pattern.compile(Pattern.compile("\\{(\\w+?)2?}|[^{]+")
                .matcher(form)
                .replaceAll(part -> part.group(1) == null
                        ? Matcher.quoteReplacement(Pattern.quote(part.group()))
                        : Matcher.quoteReplacement(part.group(1).equals("term") ? "\\w+" : "[\\w ]+?")));
    }
}
