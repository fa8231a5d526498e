package dev.rlmworkbench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDComboBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a PDF's pages comes into the text, and what is said of the rest.
class PdfTextTest {

    private static final PDFont HELVETICA = new PDType1Font(FontName.HELVETICA);

    @TempDir
    private Path folder;

    private final PDDocument pdf = new PDDocument();

    @AfterEach
    void close() throws IOException {
        pdf.close();
    }

    private PDPage page() {
        var page = new PDPage();
        pdf.addPage(page);
        return page;
    }

    private void draw(PDPage page, double degrees, double x, double y, String... lines) throws IOException {
        try (var content = new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            content.beginText();
            content.setFont(HELVETICA, 11);
            content.setLeading(14);
            content.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(degrees), (float) x, (float) y));
            for (var line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    private DocumentSet read() throws IOException, InterruptedException {
        var file = folder.resolve("a.pdf");
        pdf.save(file.toFile());
        return DocumentReader.read(List.of(file), ReadingListener.NONE);
    }

    private List<String> lines() throws IOException, InterruptedException {
        return read().text().lines().filter(line -> !line.isBlank()).toList();
    }

    private List<String> doubts() throws IOException, InterruptedException {
        return read().leftOut().warnings();
    }

    private static DocumentSet recorded(String name) throws InterruptedException {
        return DocumentReader.read(List.of(Path.of("src/test/resources/pdf", name)), ReadingListener.NONE);
    }

    @Test
    void anInterruptIsNoDamageOfTheFile() throws Exception {
        var file = SamplePdf.text(folder.resolve("a.pdf"), "one page");
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> PdfText.read(file, "a.pdf", 1_000));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void recordedFilesAreReadWhole() throws Exception {
        var turned = recorded("rot_text.pdf");
        assertEquals(
                List.of(
                        "Upright line one.",
                        "The code of the rotated line is 39195.",
                        "The slanted word is BLAUWAL.",
                        "Upside down is ROTFUCHS."),
                turned.text().lines().filter(line -> !line.isBlank()).toList());
        assertEquals(List.of(), turned.leftOut().warnings());
        assertTrue(recorded("form.pdf").text().contains("keeper: Vera Lund\ncode: 39195\nok: Yes\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 30, 45, 60, 90, 135, 180, 225, 270, 330, -12})
    void linesAtAnAngleAreLines(int degrees) throws Exception {
        var page = page();
        draw(
                page,
                degrees,
                300,
                400,
                "The code of the harbour is 39195.",
                "It was set by Vera Lund.",
                "Nobody else knew it.");
        draw(page, 0, 50, 60, "A level line below.");
        assertEquals(
                List.of(
                        "A level line below.",
                        "The code of the harbour is 39195.",
                        "It was set by Vera Lund.",
                        "Nobody else knew it."),
                lines());
        assertEquals(List.of(), doubts());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void turnedPagesAreReadAsTheyAreShown(int rotation) throws Exception {
        var page = page();
        page.setRotation(rotation);
        draw(page, rotation - 90, 300, 300, "Across the margin it says", "approved in June.");
        draw(page, rotation, 300, 400, "The first line is shown upright.", "The second one below it.");
        assertEquals(
                List.of(
                        "The first line is shown upright.",
                        "The second one below it.",
                        "Across the margin it says",
                        "approved in June."),
                lines());
    }

    @Test
    void theSameWordAtSeveralAnglesAboutOnePointIsKeptEachTime() throws Exception {
        var page = page();
        for (int degrees = 0; degrees < 90; degrees += 30) {
            try (var content = new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
                content.transform(Matrix.getRotateInstance(Math.toRadians(degrees), 300, 100));
                content.beginText();
                content.setFont(HELVETICA, 11);
                content.newLineAtOffset(100, 50);
                content.showText("SPECIMEN");
                content.endText();
            }
        }
        assertEquals(List.of("SPECIMEN", "SPECIMEN", "SPECIMEN"), lines());
    }

    @Test
    void aWordOnABowIsAWord() throws Exception {
        var page = page();
        draw(page, 0, 50, 700, "A level line above.");
        var text = "HARBOUR OFFICE HOLM";
        double degrees = 150;
        for (int i = 0; i < text.length(); i++) {
            double width = HELVETICA.getStringWidth(text.substring(i, i + 1)) / 1000 * 11;
            double x = 300 + 80 * Math.cos(Math.toRadians(degrees));
            double y = 300 + 80 * Math.sin(Math.toRadians(degrees));
            if (text.charAt(i) != ' ') {
                draw(page, degrees - 90, x, y, text.substring(i, i + 1));
            }
            degrees -= Math.toDegrees(width / 80) + 0.5;
        }
        assertEquals(List.of("A level line above.", text), lines());
    }

    @Test
    void scatteredWordsAreSortedAndColumnsKeptApart() throws Exception {
        var scattered = page();
        draw(scattered, 0, 50, 600, "fourth line of it");
        draw(scattered, 0, 50, 660, "second line of it");
        draw(scattered, 0, 120, 700, "39195");
        draw(scattered, 0, 50, 630, "third line of it");
        draw(scattered, 0, 50, 700, "The code is");
        var columns = page();
        draw(columns, 0, 50, 700, "Left one", "left two", "left three");
        draw(columns, 0, 320, 700, "Right one", "right two", "right three");
        assertEquals(
                List.of(
                        "The code is 39195",
                        "second line of it",
                        "third line of it",
                        "fourth line of it",
                        "Left one",
                        "left two",
                        "left three",
                        "Right one",
                        "right two",
                        "right three"),
                lines());
    }

    private PDAcroForm form() {
        var form = new PDAcroForm(pdf);
        form.setDefaultResources(new PDResources());
        pdf.getDocumentCatalog().setAcroForm(form);
        return form;
    }

    /// As other programs write it: with a value and no picture of it.
    private PDTextField field(PDAcroForm form, PDPage page, String name, String value) throws IOException {
        var field = new PDTextField(form);
        field.setPartialName(name);
        field.getCOSObject().setString(COSName.V, value);
        place(field.getWidgets().getFirst(), page);
        return field;
    }

    private static void place(PDAnnotation annotation, PDPage page) throws IOException {
        annotation.setRectangle(new PDRectangle(100, 500, 200, 20));
        var all = page.getAnnotations();
        all.add(annotation);
        page.setAnnotations(all);
    }

    @Test
    void fieldsStandOnTheirPageWithNameAndValue() throws Exception {
        var first = page();
        draw(first, 0, 50, 700, "Name of the keeper:");
        var second = page();
        draw(second, 0, 50, 700, "Choose a harbour");
        page();
        var form = form();
        var group = new PDNonTerminalField(form);
        group.setPartialName("applicant");
        var keeper = field(form, first, "keeper", "Vera Lund");
        keeper.setAlternateFieldName("Keeper of the light");
        group.setChildren(List.of(keeper));
        var harbour = new PDComboBox(form);
        harbour.setPartialName("harbour");
        harbour.setOptions(List.of("h1", "h2"), List.of("Quarley", "Holm"));
        harbour.getCOSObject().setString(COSName.V, "h2");
        place(harbour.getWidgets().getFirst(), second);
        var hidden = field(form, second, "checksum", "99");
        hidden.getWidgets().getFirst().setHidden(true);
        var blank = field(form, second, "remarks", "");
        var lines = field(form, second, "address", "Quay 4\r\nHolm");
        var nowhere = new PDTextField(form);
        nowhere.setPartialName("version");
        nowhere.getCOSObject().setString(COSName.V, "2026-11");
        form.setFields(List.of(group, harbour, hidden, blank, lines, nowhere));
        field(form, second, "stray", "not listed by the form");

        var set = read();
        assertEquals(
                List.of(
                        "Name of the keeper:",
                        "applicant.keeper (Keeper of the light): Vera Lund",
                        "Choose a harbour",
                        "harbour: Holm",
                        "address: Quay 4",
                        "Holm",
                        "stray: not listed by the form",
                        "version: 2026-11"),
                set.text().lines().filter(line -> !line.isBlank()).toList());
        int at = set.text().indexOf("harbour: Holm");
        assertEquals(2, set.place(new CharRange(at, at + 5)).first());
        assertEquals(List.of(), set.leftOut().warnings());
    }

    @Test
    void whatIsWrittenInNotesIsRead() throws Exception {
        var page = page();
        draw(page, 0, 50, 700, "A contract.");
        var free = new PDAnnotationFreeText();
        free.setContents("Typed onto the page");
        place(free, page);
        var note = new PDAnnotationText();
        note.setTitlePopup("Anneke Dahl");
        note.setContents("The sum is 450.");
        place(note, page);
        var mark = new PDAnnotationHighlight();
        mark.setContents("check this");
        place(mark, page);
        assertEquals(
                List.of(
                        "A contract.",
                        "Typed onto the page",
                        "note by Anneke Dahl: The sum is 450.",
                        "note: check this"),
                lines());
    }

    @Test
    void aDamagedFormDoesNotHideTheText() throws Exception {
        var page = page();
        draw(page, 0, 50, 700, "A form.");
        var form = form();
        var field = field(form, page, "keeper", "Vera Lund");
        field.getCOSObject().setItem(COSName.KIDS, COSInteger.ONE);
        field.getCOSObject().setItem(COSName.PARENT, field.getCOSObject());
        form.getCOSObject().setItem(COSName.FIELDS, new COSArray(List.of(COSInteger.TWO, field.getCOSObject())));
        assertEquals("A form.", lines().getFirst());
    }

    private void picture(PDPage page, float width, float height) throws IOException {
        var image = LosslessFactory.createFromImage(pdf, new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY));
        try (var content = new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            content.drawImage(image, 0, 0, width, height);
        }
    }

    @Test
    void pagesWithoutTextAreNamed() throws Exception {
        draw(page(), 0, 50, 700, "A page of text.");
        picture(page(), 600, 800);
        page();
        picture(page(), 600, 800);
        assertEquals(List.of("a.pdf: pages 2 and 4 are pictures without text; OCR would make them readable"), doubts());
    }

    @Test
    void aPictureInsideAnotherObjectAndTextInOutlinesCountToo() throws Exception {
        draw(page(), 0, 50, 700, "A page of text.");
        var object = new PDFormXObject(pdf);
        var inside = new PDResources();
        var image = LosslessFactory.createFromImage(pdf, new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY));
        var name = inside.add(image);
        object.setResources(inside);
        object.setBBox(new PDRectangle(612, 792));
        try (var out = object.getContentStream().createOutputStream()) {
            out.write("q 600 0 0 700 0 0 cm /%s Do Q".formatted(name.getName()).getBytes(StandardCharsets.US_ASCII));
        }
        try (var content = new PDPageContentStream(pdf, page())) {
            content.drawForm(object);
        }
        try (var content = new PDPageContentStream(pdf, page())) {
            for (int i = 0; i < 60; i++) {
                content.addRect(50 + 8 * i, 600, 5, 9);
                content.fill();
            }
        }
        try (var content = new PDPageContentStream(pdf, page())) {
            for (int i = 0; i < 4; i++) {
                content.addRect(50, 100 * i, 500, 90);
                content.stroke();
            }
        }
        assertEquals(List.of("a.pdf: pages 2-3 are pictures without text; OCR would make them readable"), doubts());
    }

    @Test
    void aScanWithAStampedNumberIsToldAndAPageWithALogoIsNot() throws Exception {
        var scan = page();
        picture(scan, 600, 780);
        draw(scan, 0, 50, 20, "Page 1 of 2");
        var letter = page();
        picture(letter, 60, 80);
        draw(letter, 0, 50, 700, "Dear Vera,");
        assertEquals(List.of("a.pdf: page 1 is a picture with hardly any text; OCR would make it readable"), doubts());
    }

    @Test
    void textInSingleLettersIsTold() throws Exception {
        var page = page();
        for (int i = 0; i < 40; i++) {
            draw(page, 0, 50 + (i * 131) % 500, 750 - 15 * i, String.valueOf((char) ('a' + i % 26)));
        }
        draw(
                page(),
                0,
                50,
                700,
                "a b c d: a page with an ordinary text that has some letters x and y in it, and more words");
        assertEquals(
                List.of("a.pdf: the text of page 1 comes out in single letters, so words in it may not be found"),
                doubts());
    }

    @Test
    void glyphsWithoutALetterAreTold() throws Exception {
        draw(page(), 0, 50, 700, "A page that can be read.");
        var names = new COSArray(List.of(COSInteger.get('A')));
        for (int glyph = 0; glyph < 26; glyph++) {
            names.add(COSName.getPDFName("glyph" + glyph));
        }
        var encoding = new COSDictionary();
        encoding.setItem(COSName.DIFFERENCES, names);
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
        font.setItem(COSName.ENCODING, encoding);
        var page = page();
        page.setResources(new PDResources());
        var name = page.getResources().add(PDFontFactory.createFont(font));
        var content = "BT /%s 11 Tf 50 700 Td (NOBODY KNOWS) Tj ET".formatted(name.getName());
        page.setContents(new PDStream(pdf, new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII))));
        assertEquals(
                List.of(
                        "a.pdf: the PDF does not say which letters page 2 is written in, so its text is wrong or missing"
                                + " in part; OCR would make it readable"),
                doubts());
    }

    @Test
    void anXfaFormIsTold() throws Exception {
        draw(page(), 0, 50, 700, "Please wait...");
        form().getCOSObject().setString(COSName.XFA, "<xdp/>");
        assertFalse(doubts().isEmpty());
        assertTrue(doubts().getFirst().contains("XFA form"), doubts().toString());
    }

    @Test
    void widgetsAreNoNotes() throws Exception {
        var page = page();
        draw(page, 0, 50, 700, "A page.");
        var lost = new PDAnnotationWidget();
        lost.setContents("of nothing");
        place(lost, page);
        assertEquals(List.of("A page."), lines());
    }
}
