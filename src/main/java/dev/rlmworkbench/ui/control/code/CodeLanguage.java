package dev.rlmworkbench.ui.control.code;

import java.util.regex.Pattern;

/// The languages that models write here.
public enum CodeLanguage {
    JAVA(
            "abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends|false"
                    + "|final|finally|float|for|if|implements|import|instanceof|int|interface|long|new|null|private|protected"
                    + "|public|record|return|sealed|short|static|super|switch|synchronized|this|throw|throws|true|try|var|void"
                    + "|while|yield",
            "//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)",
            "\"\"\"(?s:.*?)(?:\"\"\"|\\z)|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"?|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'?"),
    PYTHON(
            "False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global"
                    + "|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield",
            "#[^\\n]*",
            "[rfbRFB]{0,2}(?:\"\"\"(?s:.*?)(?:\"\"\"|\\z)|'''(?s:.*?)(?:'''|\\z)|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"?"
                    + "|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'?)");

    /// What the REPL offers to code in both languages.
    private static final String API =
            "llm_query_batched|llm_query|rlm_query_batched|rlm_query|FINAL_VAR|FINAL|context|query"
                    + "|print|println|search|grep|extract|field|timeline|part|chunks|windows|answer|llmQuery|rlmQuery";

    private final Pattern tokens;

    CodeLanguage(String keywords, String comments, String strings) {
        tokens = Pattern.compile("(?<comment>%s)|(?<string>%s)|(?<number>\\b\\d[\\d_]*(?:\\.\\d+)?[a-zA-Z]?\\b)"
                        .formatted(comments, strings)
                + "|\\b(?<api>%s)\\b|\\b(?<keyword>%s)\\b".formatted(API, keywords));
    }

    Pattern tokens() {
        return tokens;
    }

    /// @param name as in events: `java`, `python`
    public static CodeLanguage of(String name) {
        return name.equalsIgnoreCase("python") ? PYTHON : JAVA;
    }
}
