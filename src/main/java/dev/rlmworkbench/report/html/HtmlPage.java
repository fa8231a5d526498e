package dev.rlmworkbench.report.html;

import dev.rlmworkbench.trajectory.export.EscapedHtml;
import java.util.ArrayDeque;
import java.util.Deque;

/// HTML that is being written, element by element. Texts and attributes may come from files of others: everything is
/// escaped, and characters that no HTML may hold are replaced.
final class HtmlPage {

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// @param attributes names and values in turn
    HtmlPage open(String element, String... attributes) {
        start(element, attributes);
        open.push(element);
        return this;
    }

    /// Ends the element that was opened last.
    HtmlPage close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    HtmlPage text(String words) {
        text.append(EscapedHtml.of(words));
        return this;
    }

    /// A whole element with a text in it.
    HtmlPage element(String element, String words, String... attributes) {
        return open(element, attributes).text(words).close();
    }

    /// An element that has no end, such as `meta`.
    HtmlPage single(String element, String... attributes) {
        start(element, attributes);
        return this;
    }

    /// HTML, SVG, style or script that this product wrote.
    HtmlPage raw(String ours) {
        text.append(ours);
        return this;
    }

    HtmlPage line() {
        text.append('\n');
        return this;
    }

    int length() {
        return text.length();
    }

    private void start(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(EscapedHtml.of(attributes[i + 1]))
                    .append('"');
        }
        text.append('>');
    }

    /// @throws IllegalStateException when an element is still open
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<" + open.peek() + "> was never closed");
        }
        return text.toString();
    }
}
