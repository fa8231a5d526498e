package dev.rlmworkbench.report.export;

import dev.rlmworkbench.report.paint.Painting;
import dev.rlmworkbench.report.paint.Typeface;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// A figure as SVG with real words, in its size in millimetres.
final class SvgFile {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;

    private final Painting painting;
    private final String idPrefix;

    SvgFile(Painting painting, String idPrefix) {
        this.painting = painting;
        this.idPrefix = idPrefix;
    }

    /// The element `svg`.
    ///
    /// @param ownFont whether it carries the letters that it needs
    String text(boolean ownFont) throws IOException {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        var context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(DECIMALS);
        context.setIDGenerator(new CountedIds(idPrefix));
        var graphics = new SVGGraphics2D(context, false);
        painting.draw(graphics);
        var root = graphics.getRoot();
        graphics.dispose();
        head(document, root, ownFont);
        var out = new StringWriter();
        graphics.stream(root, out, false, false);
        // what stands before would make programs ask for a DTD, and has no place in a page
        var svg = out.toString();
        return svg.substring(svg.indexOf("<svg")).strip();
    }

    private void head(Document document, Element root, boolean ownFont) throws IOException {
        var size = painting.size();
        root.setAttribute("width", millimetres(size.widthMm()));
        root.setAttribute("height", millimetres(size.heightMm()));
        root.setAttribute("viewBox", String.format(Locale.ROOT, "0 0 %.3f %.3f", size.widthPt(), size.heightPt()));
        root.setAttribute("role", "img");
        var title = document.createElementNS(NAMESPACE, "title");
        title.setTextContent(legal(painting.figure().text().title()));
        root.insertBefore(title, root.getFirstChild());
        var face = painting.theme().inFiles();
        var letters = new TreeSet<Integer>();
        collectLetters(root, false, letters);
        // of its own, so that figures of one page do not take each other's letters
        var family =
                ownFont ? "figure-" + Integer.toHexString(List.copyOf(letters).hashCode()) : face.family();
        var fallback = face == Typeface.SERIF ? "serif" : "sans-serif";
        nameFont(root, "'" + family + "', " + fallback);
        if (ownFont) {
            var style = document.createElementNS(NAMESPACE, "style");
            style.setTextContent(SubsetFont.rule(face, family, letters));
            root.insertBefore(style, title.getNextSibling());
        }
    }

    private static String millimetres(double value) {
        return String.format(Locale.ROOT, "%.3fmm", value);
    }

    /// XML has no place for control characters.
    private static String legal(String text) {
        return text.codePoints()
                .filter(letter ->
                        letter >= ' ' && !(letter >= 0xD800 && letter <= 0xDFFF) && (letter & 0xFFFE) != 0xFFFE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void collectLetters(Node node, boolean inText, Set<Integer> letters) {
        if (node.getNodeType() == Node.TEXT_NODE && inText) {
            node.getNodeValue().codePoints().forEach(letters::add);
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collectLetters(child, inText || "text".equals(node.getNodeName()), letters);
        }
    }

    private void nameFont(Element element, String families) {
        if ("genericDefs".equals(element.getAttribute("id"))) {
            element.removeAttribute("id");
        }
        if (element.hasAttribute("font-family")) {
            element.setAttribute("font-family", families);
        }
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                nameFont(inner, families);
            }
        }
    }

    /// The same in every file, with a beginning of the page's choice.
    private static final class CountedIds extends SVGIDGenerator {
        private final String beginning;
        private final Map<String, Integer> counts = new HashMap<>();

        CountedIds(String beginning) {
            this.beginning = beginning;
        }

        @Override
        public String generateID(String kind) {
            return beginning + kind + counts.merge(kind, 1, Integer::sum);
        }
    }
}
