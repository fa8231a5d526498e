package dev.rlmworkbench.report.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.paint.FigureSize;
import dev.rlmworkbench.report.paint.FigureTheme;
import dev.rlmworkbench.report.paint.SampleFigures;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/// Every figure in every format is opened again by a program that reads it.
class FigureExportTest {

    private static final double MM_PER_POINT = 25.4 / 72;

    private final FigureExport export = new FigureExport();

    static Stream<String> figures() {
        return Stream.concat(SampleFigures.all().keySet().stream(), SampleFigures.odd().keySet().stream());
    }

    private static Figure figure(String name) {
        var all = new LinkedHashMap<>(SampleFigures.all());
        all.putAll(SampleFigures.odd());
        return all.get(name);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void svgHasItsSizeItsWordsAndItsLetters(String name) throws Exception {
        for (var theme : FigureTheme.all()) {
            var size = FigureSize.of(figure(name), FigureSize.ONE_COLUMN_MM);
            var svg = export.svg(figure(name), theme, size);
            var document = parse(svg);
            var root = document.getDocumentElement();
            assertEquals("84.000mm", root.getAttribute("width"));
            assertEquals("%.3fmm".formatted(size.heightMm()), root.getAttribute("height"));
            assertTrue(root.getAttribute("viewBox").startsWith("0 0 238.110 "), root.getAttribute("viewBox"));
            assertTrue(
                    svg.contains("@font-face{font-family:'figure-") || !svg.contains("<text"), "letters are missing");
            assertFalse(svg.contains("<script") || svg.contains("http://java"), "nothing but a drawing");
            assertInk(rendered(svg), name + " " + theme.id());
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void pdfHasItsSizeItsWordsAndItsLetters(String name) throws Exception {
        for (var theme : FigureTheme.all()) {
            var size = FigureSize.of(figure(name), FigureSize.TWO_COLUMNS_MM);
            try (var document = Loader.loadPDF(export.bytes(figure(name), theme, size, Format.PDF))) {
                assertEquals(1, document.getNumberOfPages());
                var box = document.getPage(0).getMediaBox();
                assertEquals(174, box.getWidth() * MM_PER_POINT, 0.01);
                assertEquals(size.heightMm(), box.getHeight() * MM_PER_POINT, 0.01);
                var fonts = fonts(document);
                assertFalse(fonts.isEmpty(), "words are words and no outlines");
                for (var font : fonts) {
                    assertTrue(font.isEmbedded(), font.getName() + " is not in the file");
                    assertTrue(font.getName().matches("[A-Z]{6}\\+Liberation.*"), font.getName() + " is no subset");
                }
                assertInk(new PDFRenderer(document).renderImageWithDPI(0, 72), name + " " + theme.id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void pngSaysItsResolution(String name) throws Exception {
        var size = FigureSize.of(figure(name), FigureSize.ONE_COLUMN_MM);
        for (var theme : FigureTheme.all()) {
            var bytes = export.png(figure(name), theme, size, 150);
            var image = ImageIO.read(new ByteArrayInputStream(bytes));
            assertEquals(Math.round(84 / 25.4 * 150), image.getWidth());
            assertInk(image, name + " " + theme.id());
            assertEquals(Math.round(150 / 0.0254), pixelsPerMetre(bytes));
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void csvHasEveryValueWithAllDigits(String name) throws Exception {
        var table = figure(name).table();
        var csv = new String(
                export.bytes(figure(name), FigureTheme.PAPER, new FigureSize(84, 60, 8), Format.CSV),
                StandardCharsets.UTF_8);
        assertFalse(csv.contains("\r"), "lines end with LF");
        List<CsvRecord> records;
        try (var reader = CsvReader.builder().ofCsvRecord(new StringReader(csv))) {
            records = reader.stream().toList();
        }
        assertEquals(table.rows().size() + 1, records.size());
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < table.columns().size(); column++) {
                var value = table.rows().get(row).get(column);
                var field = records.get(row + 1).getField(column);
                if (value == null) {
                    assertEquals("", field);
                } else if (value instanceof Number number) {
                    assertEquals(number.doubleValue(), Double.parseDouble(field), 0.0);
                } else {
                    assertTrue(field.equals(value) || field.equals("'" + value), field);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theSameFigureGivesTheSameBytes(Format format) throws IOException {
        for (var figure : SampleFigures.all().values()) {
            var size = FigureSize.of(figure, FigureSize.ONE_COLUMN_MM);
            assertArrayEquals(
                    export.bytes(figure, FigureTheme.PAPER, size, format),
                    new FigureExport().bytes(figure, FigureTheme.PAPER, size, format),
                    figure.text().id());
        }
    }

    @Test
    void wordsOfALineChartCanBeSearchedForAndCopied() throws Exception {
        var size = FigureSize.of(SampleFigures.accuracy(), FigureSize.ONE_COLUMN_MM);
        var words = List.of("RLM", "Vanilla", "Window 32,768", "refused", "128K", "100 %", "Accuracy", "tokens (log2)");
        var svg = text(parse(export.svg(SampleFigures.accuracy(), FigureTheme.PAPER, size)));
        String pdf;
        try (var document =
                Loader.loadPDF(export.bytes(SampleFigures.accuracy(), FigureTheme.PAPER, size, Format.PDF))) {
            pdf = new PDFTextStripper().getText(document);
        }
        for (var word : words) {
            assertTrue(svg.contains(word), word + " is not in the SVG: " + svg);
            // a word that is written upwards comes letter by letter
            assertTrue(word.equals("Accuracy") || pdf.contains(word), word + " is not in the PDF: " + pdf);
        }
    }

    /// Read from the PDF, letter by letter.
    @ParameterizedTest
    @MethodSource("figures")
    void noWordStandsOnAnotherAndNoneIsCutOff(String name) throws Exception {
        for (var theme : List.of(FigureTheme.PAPER, FigureTheme.SCREEN_LIGHT)) {
            for (double width : new double[] {FigureSize.ONE_COLUMN_MM, FigureSize.TWO_COLUMNS_MM}) {
                var size = FigureSize.of(figure(name), width);
                try (var document = Loader.loadPDF(export.bytes(figure(name), theme, size, Format.PDF))) {
                    var letters = new Letters();
                    letters.getText(document);
                    letters.check(name + " " + theme.id() + " " + width, size);
                }
            }
        }
    }

    private static final class Letters extends PDFTextStripper {
        private final List<Rectangle2D> boxes = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        protected void processTextPosition(TextPosition letter) {
            super.processTextPosition(letter);
            if (letter.getUnicode().isBlank()) {
                return;
            }
            double size = letter.getFontSizeInPt();
            boolean upwards = letter.getDir() != 0;
            // the middle of the letter, where even narrow ones have ink
            boxes.add(
                    upwards
                            ? new Rectangle2D.Double(letter.getX() - size * 0.4, letter.getY() - 1, size * 0.3, 1)
                            : new Rectangle2D.Double(
                                    letter.getX(), letter.getY() - size * 0.4, letter.getWidth(), size * 0.3));
            text.append(letter.getUnicode());
        }

        void check(String name, FigureSize size) {
            for (int i = 0; i < boxes.size(); i++) {
                var box = boxes.get(i);
                assertTrue(
                        box.getMinX() >= 0
                                && box.getMaxX() <= size.widthPt()
                                && box.getMinY() >= 0
                                && box.getMaxY() <= size.heightPt(),
                        name + ": a letter is cut off: " + text.charAt(i) + " in " + text);
                for (int j = 0; j < i; j++) {
                    var common = box.createIntersection(boxes.get(j));
                    assertTrue(
                            common.getWidth() < 0.4 || common.getHeight() < 0.4,
                            name + ": letters on each other: " + around(i) + " and " + around(j));
                }
            }
        }

        private String around(int at) {
            return text.substring(Math.max(0, at - 6), Math.min(text.length(), at + 6));
        }
    }

    @Test
    void aPlainLineChartIsSmall() throws IOException {
        for (var figure : List.of(SampleFigures.accuracy(), SampleFigures.fiveMethods(), SampleFigures.latency())) {
            for (var theme : FigureTheme.all()) {
                for (var format : List.of(Format.SVG, Format.PDF)) {
                    var size = FigureSize.of(figure, FigureSize.TWO_COLUMNS_MM);
                    int bytes = export.bytes(figure, theme, size, format).length;
                    assertTrue(bytes < 60_000, figure.text().id() + " as " + format + " has " + bytes + " bytes");
                }
            }
        }
    }

    @Test
    void namesFromFilesStayWords() throws Exception {
        for (var name : List.of("nasty_line", "nasty_bars", "nasty_heat", "nasty_scatter")) {
            var size = FigureSize.of(figure(name), FigureSize.ONE_COLUMN_MM);
            var svg = export.svg(figure(name), FigureTheme.PAPER, size);
            var document = parse(svg);
            assertEquals(0, document.getElementsByTagName("b").getLength(), "markup became an element");
            assertTrue(text(document).contains("<b>&amp;</b>"), text(document));
            assertFalse(text(document).contains("\u202E"), "letters run backwards");
            assertFalse(text(document).contains("x".repeat(200)), "a long name is cut");
            for (var line : text(document).split("\n")) {
                assertTrue(line.length() < 140, "a long name is cut: " + line);
            }
        }
    }

    @Test
    void aSpreadsheetRunsNoNameAsAFormula() throws IOException {
        var csv = new String(
                export.bytes(figure("nasty_line"), FigureTheme.PAPER, new FigureSize(84, 60, 8), Format.CSV),
                StandardCharsets.UTF_8);
        assertTrue(csv.contains("\n'=cmd(),4000,0.9,"), csv);
        assertFalse(Pattern.compile("(?m)^[=+@-]").matcher(csv).find(), csv);
    }

    @Test
    void noTwoFiguresOfAPageHaveTheSameIds() throws Exception {
        var size = new FigureSize(84, 60, 8);
        var ids = new HashSet<String>();
        for (var prefix : List.of("a-", "b-")) {
            var svg = export.svgPart(SampleFigures.accuracy(), FigureTheme.SCREEN_LIGHT, size, prefix);
            assertFalse(svg.contains("@font-face"), "the page has its fonts");
            assertTrue(svg.contains("'Liberation Sans', sans-serif"), "a page can bring the font");
            var found = Pattern.compile(" id=\"([^\"]+)\"").matcher(svg);
            while (found.find()) {
                assertTrue(found.group(1).startsWith(prefix), found.group(1));
                assertTrue(ids.add(found.group(1)), found.group(1) + " is there twice");
            }
            var used = Pattern.compile("url\\(#([^)]+)\\)").matcher(svg);
            while (used.find()) {
                assertTrue(ids.contains(used.group(1)), used.group(1) + " is not there");
            }
        }
        assertFalse(ids.isEmpty());
    }

    @Test
    void aFileIsReplacedAtOnceInANewFolder(@TempDir Path folder) throws IOException {
        var size = new FigureSize(84, 60, 8);
        var file = folder.resolve("plots/new/accuracy.pdf");
        for (int i = 0; i < 2; i++) {
            export.write(SampleFigures.accuracy(), FigureTheme.PAPER, size, Format.PDF, file);
        }
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
        assertEquals("%PDF", new String(Files.readAllBytes(file), 0, 4, StandardCharsets.US_ASCII));
    }

    @Test
    void aPictureThatNoMemoryHoldsIsRefusedInASentence() {
        var size = new FigureSize(1_000, 1_000, 8);
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> export.png(SampleFigures.accuracy(), FigureTheme.PAPER, size, 600));
        assertTrue(failure.getMessage().contains("choose another size or resolution"), failure.getMessage());
    }

    @Test
    void barsThatLieTakeTheRoomThatTheirNumberNeeds() {
        var few = (BarFigure) SampleFigures.all().get("lying");
        var many = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            many.add("kind " + i);
        }
        var long30 = new BarFigure(few.text(), "", many, few.y(), few.layout(), few.groups());
        assertTrue(FigureSize.of(long30, 84).heightMm() > FigureSize.of(few, 84).heightMm() * 3);
    }

    private static Document parse(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Document svg) {
        var text = new StringBuilder();
        var nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            text.append(nodes.item(i).getTextContent()).append('\n');
        }
        return text.toString();
    }

    private static BufferedImage rendered(String svg) throws Exception {
        var pixels = new Pixels();
        pixels.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput());
        return Objects.requireNonNull(pixels.image);
    }

    private static final class Pixels extends ImageTranscoder {
        private @Nullable BufferedImage image;

        @Override
        public BufferedImage createImage(int width, int height) {
            return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        }

        @Override
        public void writeImage(BufferedImage drawn, TranscoderOutput output) {
            image = drawn;
        }
    }

    /// Something is drawn, and nothing runs out of the figure: its edge is background.
    private static void assertInk(BufferedImage image, String name) {
        int background = image.getRGB(1, image.getHeight() - 2);
        int ink = 0;
        for (int y = 1; y < image.getHeight() - 1; y++) {
            for (int x = 1; x < image.getWidth() - 1; x++) {
                ink += image.getRGB(x, y) == background ? 0 : 1;
            }
        }
        assertTrue(ink > 100, name + " is empty");
        for (int y = 1; y < image.getHeight() - 1; y++) {
            assertEquals(background, image.getRGB(image.getWidth() - 2, y), name + " is cut at the right, y " + y);
            assertEquals(background, image.getRGB(1, y), name + " is cut at the left, y " + y);
        }
        for (int x = 1; x < image.getWidth() - 1; x++) {
            assertEquals(background, image.getRGB(x, image.getHeight() - 2), name + " is cut at the bottom, x " + x);
        }
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        var fonts = new LinkedHashMap<String, PDFont>();
        collect(document.getPage(0).getResources(), fonts);
        return List.copyOf(fonts.values());
    }

    private static void collect(PDResources resources, Map<String, PDFont> fonts) throws IOException {
        for (var name : resources.getFontNames()) {
            var font = resources.getFont(name);
            fonts.put(font.getName(), font);
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.getXObject(name) instanceof PDFormXObject form) {
                collect(form.getResources(), fonts);
            }
        }
    }

    /// From the chunk pHYs.
    private static long pixelsPerMetre(byte[] png) {
        var text = new String(png, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("pHYs") + 4;
        assertEquals(1, png[at + 8], "the unit is the metre");
        return ((png[at] & 0xFFL) << 24)
                | ((png[at + 1] & 0xFF) << 16)
                | ((png[at + 2] & 0xFF) << 8)
                | (png[at + 3] & 0xFF);
    }
}
