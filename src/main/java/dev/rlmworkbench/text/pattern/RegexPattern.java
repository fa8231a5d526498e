package dev.rlmworkbench.text.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// A regular expression by RE2/J, whose time grows with the text and with nothing else. Where its matches must contain
/// some text, only the places around it are looked at.
final class RegexPattern implements TextPattern {

    private static final int WIDE = 2_000;
    private static final String NOT_KNOWN = "%s: this pattern has something that is not known here: %s. Not known are "
            + "look-around such as (?=...), back references such as \\1, possessive and atomic repeats, and counts "
            + "over 1000; several patterns may be given instead";

    private final Pattern pattern;
    private final Pattern asciiPattern;
    private final UnicodeRegex unicode;
    private final List<String> required;

    /// @param ignoreCase as well: that what is no regular expression is taken as it is
    RegexPattern(String function, String regex, boolean ignoreCase) {
        int flags = Pattern.MULTILINE | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        var written = regex;
        if (RegexSize.of(regex) > RegexSize.MAX) {
            throw new IllegalArgumentException(
                    "%s: the counts of this pattern make it too large; use smaller ones".formatted(function));
        }
        try {
            Pattern.compile(new UnicodeRegex(regex).text(), flags);
        } catch (PatternSyntaxException e) {
            if (!ignoreCase || isKnownElsewhere(regex)) {
                throw new IllegalArgumentException(NOT_KNOWN.formatted(function, e.getDescription()), e);
            }
            written = Pattern.quote(regex);
        }
        this.unicode = new UnicodeRegex(written);
        this.pattern = Pattern.compile(unicode.text(), flags);
        this.asciiPattern = Pattern.compile(unicode.withAsciiBorders(), flags);
        this.required = RequiredText.of(written);
    }

    /// Whether it is a regular expression of Java, or refers to a group as Python does.
    private static boolean isKnownElsewhere(String regex) {
        try {
            java.util.regex.Pattern.compile(regex);
            return true;
        } catch (java.util.regex.PatternSyntaxException e) {
            return regex.contains("(?P=");
        }
    }

    @Override
    public int certainty() {
        return required.stream().mapToInt(String::length).min().orElse(0);
    }

    @Override
    public Scan scan(String text, Runnable check) {
        return new RegexScan(text, check);
    }

    private final class RegexScan implements Scan {

        private final String text;
        private final Runnable check;
        private final List<LiteralScan> literals;
        private boolean isWide;

        RegexScan(String text, Runnable check) {
            this.text = text;
            this.check = check;
            this.literals = required.stream()
                    .map(literal -> new LiteralScan(text, literal))
                    .toList();
        }

        @Override
        public int next(int from, int end) {
            return literals.isEmpty()
                    ? nextMatch(from, end)
                    : literals.stream()
                            .mapToInt(literal -> literal.next(from, end))
                            .filter(at -> at >= 0)
                            .min()
                            .orElse(-1);
        }

        /// A place in the next match that is no white space, if it has one: white space may belong to the line
        /// before. Once a match went far over its line every place may have one: to look for the next would read
        /// the text again and again.
        private int nextMatch(int from, int end) {
            if (isWide || from >= end) {
                return from < end ? from : -1;
            }
            var matcher = pattern.matcher(new Stretch(text, from, end, false, check));
            if (!matcher.find()) {
                return -1;
            }
            isWide = matcher.end() - matcher.start() > WIDE;
            int at = from + matcher.start();
            while (at < from + matcher.end() - 1 && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at;
        }

        @Override
        public List<Find> find(int start, int end, int limit) {
            var found = new ArrayList<Find>();
            var stretch = new Stretch(text, start, end, true, check);
            boolean isAscii = unicode.borders().isEmpty() || stretch.isAscii();
            var matcher = (isAscii ? asciiPattern : pattern).matcher(stretch);
            for (int at = 0; at <= end - start && found.size() < limit && matcher.find(at); ) {
                if (isAscii || unicode.borders().stream().allMatch(border -> isBorder(matcher.start(border), start))) {
                    found.add(found(matcher, start, !isAscii));
                    at = Math.max(matcher.end(), matcher.start() + 1);
                } else {
                    at = matcher.start() + 1;
                }
            }
            return found;
        }

        @Override
        public Optional<Find> after(int from) {
            var matcher = asciiPattern.matcher(new Stretch(text, 0, text.length(), false, check));
            return matcher.find(from) ? Optional.of(found(matcher, 0, false)) : Optional.empty();
        }

        /// @param at -1 when the border stands in an alternative that was not taken
        private boolean isBorder(int at, int start) {
            int place = start + at;
            return at < 0
                    || WordBorders.isBorder(text, place)
                            && (place > 0 && WordBorders.isPart(text.codePointBefore(place))
                                    || place < text.length() && WordBorders.isPart(text.codePointAt(place)));
        }

        private Find found(Matcher match, int start, boolean withBorders) {
            var numbers = unicode.groups();
            return new Find(
                    start + match.start(),
                    start + match.end(),
                    IntStream.range(0, numbers.size())
                            .mapToObj(i -> match.group(withBorders ? numbers.get(i) : i + 1))
                            .filter(Objects::nonNull)
                            .toList());
        }
    }
}
