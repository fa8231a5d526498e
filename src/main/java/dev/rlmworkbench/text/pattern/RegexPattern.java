package dev.rlmworkbench.text.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.rlmworkbench.document.words.WordEdges;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// A regular expression by RE2/J, whose time grows with the text and with nothing else. Where its matches must contain
/// some text, only the places around it are looked at. A border `\b` is one of ASCII letters, but at the beginning and
/// the end of the expression one of Unicode.
final class RegexPattern implements TextPattern {

    private static final int WIDE = 2_000;
    private static final String BORDER = "\\b";
    private static final String NOT_KNOWN = "%s: this pattern has something that is not known here: %s. Not known are "
            + "look-around such as (?=...), back references such as \\1, possessive and atomic repeats, and counts "
            + "over 1000; several patterns may be given instead";

    private final Pattern pattern;
    private final Pattern withoutEnds;
    private final boolean isBorderFirst;
    private final boolean isBorderLast;
    private final String required;

    /// @param ignoreCase as well: that what is no regular expression is taken as it is
    RegexPattern(String function, String regex, boolean ignoreCase) {
        int flags = Pattern.MULTILINE | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        if (RegexText.isTooLarge(regex)) {
            throw new IllegalArgumentException(
                    "%s: the counts of this pattern make it too large; use smaller ones".formatted(function));
        }
        var written = RegexText.unicode(regex);
        Pattern compiled;
        try {
            compiled = Pattern.compile(written, flags);
        } catch (PatternSyntaxException e) {
            if (!ignoreCase || isKnownElsewhere(regex)) {
                throw new IllegalArgumentException(NOT_KNOWN.formatted(function, e.getDescription()), e);
            }
            written = Pattern.quote(regex);
            compiled = Pattern.compile(written, flags);
        }
        this.pattern = compiled;
        this.required = RegexText.required(written);
        boolean isRepeated = written.length() > 2 && "?*+{".indexOf(written.charAt(2)) >= 0;
        this.isBorderFirst = written.startsWith(BORDER) && !isRepeated;
        this.isBorderLast = written.endsWith(BORDER) && !written.endsWith("\\" + BORDER) && written.length() > 2;
        this.withoutEnds = Pattern.compile(
                // Something has to stand there, as a repeat may follow behind flags.
                (isBorderFirst ? "(?:)" : "")
                        + written.substring(
                                isBorderFirst ? BORDER.length() : 0,
                                written.length() - (isBorderLast ? BORDER.length() : 0)),
                flags);
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
        return required.length();
    }

    @Override
    public Scan scan(String text, Runnable check) {
        return new RegexScan(text, check);
    }

    private final class RegexScan implements Scan {

        private final String text;
        private final Runnable check;
        private final Optional<LiteralScan> literal;
        private boolean isEverywhere;

        RegexScan(String text, Runnable check) {
            this.text = text;
            this.check = check;
            this.literal = required.isEmpty() ? Optional.empty() : Optional.of(new LiteralScan(text, required));
        }

        @Override
        public int next(int from, int end) {
            return literal.map(scan -> scan.next(from, end)).orElseGet(() -> nextMatch(from, end));
        }

        /// A place in the next match that is no white space, if it has one: white space may belong to the line
        /// before. Once a match was empty or went far over its line every place may have one, as to look for
        /// the next would read the text again and again.
        private int nextMatch(int from, int end) {
            if (isEverywhere || from >= end) {
                return from < end ? from : -1;
            }
            var matcher = withoutEnds.matcher(new Stretch(text, from, end, false, check));
            if (!matcher.find()) {
                return -1;
            }
            int length = matcher.end() - matcher.start();
            isEverywhere = length == 0 || length > WIDE;
            int at = isEverywhere ? from : from + matcher.start();
            while (at < from + matcher.end() - 1 && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at;
        }

        @Override
        public List<Find> find(int start, int end, int limit) {
            var found = new ArrayList<Find>();
            var stretch = new Stretch(text, start, end, true, check);
            boolean isPlain = !isBorderFirst && !isBorderLast || stretch.isAscii();
            var matcher = (isPlain ? pattern : withoutEnds).matcher(stretch);
            for (int at = 0; at <= end - start && found.size() < limit && matcher.find(at); ) {
                boolean isFind = isPlain
                        || (!isBorderFirst || WordEdges.isBorder(text, start + matcher.start()))
                                && (!isBorderLast || WordEdges.isBorder(text, start + matcher.end()));
                if (isFind) {
                    found.add(found(matcher, start));
                }
                at = isFind ? Math.max(matcher.end(), matcher.start() + 1) : matcher.start() + 1;
            }
            return found;
        }

        @Override
        public Optional<Find> after(int from) {
            var matcher = pattern.matcher(new Stretch(text, 0, text.length(), false, check));
            return matcher.find(from) ? Optional.of(found(matcher, 0)) : Optional.empty();
        }

        private Find found(Matcher match, int start) {
            var groups = IntStream.rangeClosed(1, match.groupCount())
                    .mapToObj(i -> Objects.requireNonNullElse(match.group(i), ""))
                    .toList();
            return new Find(start + match.start(), start + match.end(), groups);
        }
    }
}
