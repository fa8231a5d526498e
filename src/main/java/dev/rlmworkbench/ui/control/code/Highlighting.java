package dev.rlmworkbench.ui.control.code;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Which characters of a piece of code are key words, strings, numbers, comments or the REPL's own functions. Code that
/// is not complete yet is coloured as far as it goes.
public final class Highlighting {

    private static final List<String> GROUPS = List.of("comment", "string", "number", "api", "keyword");

    private Highlighting() {}

    /// @return style classes over the whole text, for a [org.fxmisc.richtext.CodeArea]
    public static StyleSpans<Collection<String>> of(String code, CodeLanguage language) {
        var matcher = language.tokens().matcher(code);
        var spans = new StyleSpansBuilder<Collection<String>>();
        int end = 0;
        while (matcher.find()) {
            spans.add(List.of(), matcher.start() - end);
            spans.add(List.of(group(matcher)), matcher.end() - matcher.start());
            end = matcher.end();
        }
        spans.add(List.of(), code.length() - end);
        return spans.create();
    }

    private static String group(Matcher matcher) {
        return GROUPS.stream()
                .filter(name -> matcher.group(name) != null)
                .findFirst()
                .orElseThrow();
    }
}
