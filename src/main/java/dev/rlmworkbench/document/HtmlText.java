package dev.rlmworkbench.document;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// What a person reads of a web page: one line for each paragraph, heading, list item and table row; no scripts, no
/// styles.
final class HtmlText {

    private static final Pattern BEGINNING =
            Pattern.compile("(?is)\\s*(?:<\\?xml.*?\\?>\\s*)?(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html)\\b.*");
    private static final Set<String> UNSEEN = Set.of("script", "style", "template", "noscript", "svg", "head");
    private static final Set<String> CELLS = Set.of("td", "th");

    private HtmlText() {}

    static boolean isHtml(String fileName, String text) {
        return fileName.toLowerCase(Locale.ROOT).matches(".*\\.x?html?")
                || BEGINNING
                        .matcher(text.substring(0, Math.min(text.length(), 2000)))
                        .matches();
    }

    static String of(String html) {
        var page = Jsoup.parse(html);
        var readable = new Readable();
        readable.line(page.title());
        page.body().traverse(readable);
        return readable.text();
    }

    private static final class Readable implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private int unseen;
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && unseen == 0) {
                append(words.getWholeText());
            } else if (node instanceof Element element) {
                unseen += hides(element) ? 1 : 0;
                preformatted += element.nameIs("pre") ? 1 : 0;
                if (breaks(element) || element.nameIs("br")) {
                    breakLine();
                } else if (isCell(element) && element.previousElementSibling() != null) {
                    text.append(" | ");
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (breaks(element)) {
                    breakLine();
                }
                unseen -= hides(element) ? 1 : 0;
                preformatted -= element.nameIs("pre") ? 1 : 0;
            }
        }

        private static boolean hides(Element element) {
            return UNSEEN.contains(element.normalName());
        }

        private static boolean isCell(Element element) {
            return CELLS.contains(element.normalName());
        }

        private static boolean breaks(Element element) {
            return element.isBlock() && !isCell(element);
        }

        private void append(String words) {
            if (preformatted > 0) {
                text.append(words);
                return;
            }
            var flat = words.replaceAll("[\\s\\h]+", " ");
            boolean atStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(atStart ? flat.stripLeading() : flat);
        }

        void line(String words) {
            breakLine();
            append(words);
            breakLine();
        }

        /// No empty lines, so that the number of a line is that of its paragraph.
        private void breakLine() {
            int end = text.length();
            while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\n')) {
                end--;
            }
            text.setLength(end);
            if (end > 0) {
                text.append('\n');
            }
        }

        String text() {
            breakLine();
            return text.toString();
        }
    }
}
