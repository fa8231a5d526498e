package dev.rlmworkbench.text.pattern;

import dev.rlmworkbench.document.words.WordEdges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Words one behind the other with white space between them, each whole and in any of its forms.
final class WordPattern implements TextPattern {

    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+( +[\\p{L}\\p{M}\\p{N}_]+)*");
    private static final Pattern SPACE = Pattern.compile(" +");

    private final List<Word> words;
    private final Word longest;
    private final UnaryOperator<String> form;

    /// @param beginning what all forms begin with, but for accents
    private record Word(String lower, String form, String beginning) {}

    WordPattern(String pattern, UnaryOperator<String> form) {
        this.form = form;
        this.words = Arrays.stream(SPACE.split(pattern)).map(this::word).toList();
        this.longest = words.stream()
                .max(Comparator.comparingInt(word -> word.beginning().length()))
                .orElseThrow();
    }

    static boolean isWords(String pattern) {
        return WORDS.matcher(pattern).matches();
    }

    private Word word(String written) {
        var lower = lower(written);
        var common = form.apply(lower);
        var one = LiteralScan.fold(lower);
        var other = LiteralScan.fold(common);
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length == 0 ? new Word(lower, lower, lower) : new Word(lower, common, lower.substring(0, length));
    }

    /// Letter by letter: of a whole text it may have more letters, as that of a capital i with a dot.
    private static String lower(String word) {
        var lower = new StringBuilder(word.length());
        word.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    @Override
    public int certainty() {
        return longest.beginning().length();
    }

    @Override
    public Scan scan(String text, Runnable check) {
        return new WordScan(text, check);
    }

    private static int endOfWord(String text, int start) {
        int at = start;
        do {
            at += Character.charCount(Character.codePointAt(text, at));
        } while (!WordEdges.isBorder(text, at));
        return at;
    }

    private final class WordScan implements Scan {

        private final String text;
        private final Runnable check;
        private final LiteralScan beginnings;
        private final Map<String, Boolean> forms = new HashMap<>();

        WordScan(String text, Runnable check) {
            this.text = text;
            this.check = check;
            this.beginnings = new LiteralScan(text, longest.beginning());
        }

        @Override
        public int next(int from, int end) {
            int at = beginnings.next(from, end);
            for (int seen = 1; at >= 0 && endOf(longest, at) < 0; seen++) {
                if (seen % 10_000 == 0) {
                    check.run();
                }
                at = beginnings.next(at + 1, end);
            }
            return at;
        }

        @Override
        public List<Find> find(int start, int end, int limit) {
            var found = new ArrayList<Find>();
            for (int at = start; at < end && found.size() < limit; at++) {
                int last = endOfAll(at);
                if (last >= 0 && last <= end) {
                    found.add(new Find(at, last, List.of()));
                    at = last - 1;
                }
            }
            return found;
        }

        @Override
        public Optional<Find> after(int from) {
            return find(from, text.length(), 1).stream().findFirst();
        }

        private int endOfAll(int start) {
            int at = endOf(words.getFirst(), start);
            for (var word : words.subList(1, words.size())) {
                if (at < 0) {
                    return -1;
                }
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                at = endOf(word, at);
            }
            return at;
        }

        /// Where a form of the word ends that stands here, -1 when none does.
        private int endOf(Word word, int start) {
            if (!LiteralScan.isAt(text, start, word.beginning()) || !WordEdges.isBorder(text, start)) {
                return -1;
            }
            int length = word.lower().length();
            if (text.regionMatches(true, start, word.lower(), 0, length) && WordEdges.isBorder(text, start + length)) {
                return start + length;
            }
            int end = endOfWord(text, start);
            boolean isForm = forms.computeIfAbsent(
                    lower(text.substring(start, end)) + " " + word.form(),
                    _ -> form.apply(lower(text.substring(start, end))).equals(word.form()));
            return isForm ? end : -1;
        }
    }
}
