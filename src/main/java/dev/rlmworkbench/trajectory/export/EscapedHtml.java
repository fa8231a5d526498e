package dev.rlmworkbench.trajectory.export;

import java.util.regex.Pattern;

/// Text that becomes part of an HTML page.
public final class EscapedHtml {

    private static final Pattern NOT_IN_HTML =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFDD0-\\uFDEF\\uFFFE\\uFFFF]|\\p{Cs}");

    private EscapedHtml() {}

    /// So that it is text in an element and in an attribute alike; characters that no HTML may hold become U+FFFD.
    public static String of(String text) {
        return NOT_IN_HTML
                .matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
