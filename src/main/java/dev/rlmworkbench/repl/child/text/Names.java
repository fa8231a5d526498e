package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words with a capital letter, together where they stand together: the names in a search or a question.
public final class Names {

    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SENTENCE_START = Pattern.compile("(^|[.?!]\\s+)\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private Names() {}

    /// Without very common words, such as one that begins a sentence.
    static List<String> inSearch(String search) {
        return capitalised(search).stream()
                .filter(name -> !Words.isTooCommon(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// Without the words that begin its sentences.
    public static List<String> inQuestion(String question) {
        return capitalised(SENTENCE_START.matcher(question).replaceAll("$1")).stream()
                .filter(name -> name.length() > 1)
                .distinct()
                .toList();
    }

    private static List<String> capitalised(String text) {
        var names = new ArrayList<String>();
        int end = -1;
        var words = WORD.matcher(text);
        while (words.find()) {
            if (Character.isUpperCase(words.group().codePointAt(0))) {
                boolean together = !names.isEmpty() && words.start() == end + 1 && text.charAt(end) == ' ';
                if (together) {
                    names.add(names.removeLast() + " " + words.group());
                } else {
                    names.add(words.group());
                }
                end = words.end();
            }
        }
        return names;
    }
}
