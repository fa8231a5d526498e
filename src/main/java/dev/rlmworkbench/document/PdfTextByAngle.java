package dev.rlmworkbench.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/// Reads text in the direction in which it is written. A page's upright text comes first, then that at each other
/// angle.
///
/// PDFBox takes letters that do not stand on a level line for lines of their own. So text at an angle is turned until
/// it is level, and read as if it stood on a page of its own.
abstract class PdfTextByAngle extends PDFTextStripper {

    /// Text that leans by so little, as on a scanned page, is read as level.
    private static final double LEVEL_DEGREES = 1;
    /// The pages of turned text lie so far below one another, so that no letter is taken for one of another page that
    /// is drawn twice. More than the longest side of a page (14,400 units).
    private static final int APART = 20_000;

    private final Map<Integer, Turned> turned = new LinkedHashMap<>();

    /// @param radians by which its letters are turned back
    private record Turned(double radians, int number, ArrayList<List<TextPosition>> letters) {}

    PdfTextByAngle() {
        setPageEnd("");
        setLineSeparator("\n");
    }

    /// Begins a new line where the text before did not end one.
    abstract void freshLine();

    @Override
    public void processPage(PDPage page) throws IOException {
        turned.clear();
        super.processPage(page);
    }

    @Override
    protected void processTextPosition(TextPosition letter) {
        var matrix = letter.getTextMatrix();
        double radians = Math.atan2(matrix.getShearY(), matrix.getScaleX());
        double degrees = Math.toDegrees(radians) - letter.getRotation();
        double leaning = Math.abs(degrees - 360 * Math.rint(degrees / 360));
        if (leaning <= LEVEL_DEGREES) {
            super.processTextPosition(letter);
            return;
        }
        int key = (int) Math.rint(Math.toDegrees(radians) / LEVEL_DEGREES);
        var group = turned.computeIfAbsent(key, _ -> {
            var letters = new ArrayList<List<TextPosition>>();
            letters.add(new ArrayList<>());
            return new Turned(radians, turned.size() + 1, letters);
        });
        var upright = charactersByArticle;
        boolean byBeads = getSeparateByBeads();
        charactersByArticle = group.letters;
        setShouldSeparateByBeads(false); // those are places on the page
        super.processTextPosition(level(letter, group));
        setShouldSeparateByBeads(byBeads);
        charactersByArticle = upright;
    }

    private static TextPosition level(TextPosition letter, Turned group) {
        var turn = Matrix.getRotateInstance(-group.radians, 0, 0);
        var end = turn.transformPoint(letter.getEndX(), letter.getEndY());
        var matrix = letter.getTextMatrix().multiply(turn);
        return new TextPosition(
                0,
                letter.getPageWidth(),
                group.number * APART,
                matrix,
                end.x,
                end.y,
                letter.getHeight(),
                Math.abs(end.x - matrix.getTranslateX()),
                letter.getWidthOfSpace(),
                letter.getUnicode(),
                letter.getCharacterCodes(),
                letter.getFont(),
                letter.getFontSize(),
                Math.round(letter.getFontSizeInPt()));
    }

    @Override
    protected void writePage() throws IOException {
        writeInOrder();
        var upright = charactersByArticle;
        for (var group : turned.values()) {
            charactersByArticle = group.letters;
            freshLine();
            writeInOrder();
        }
        charactersByArticle = upright;
    }

    /// By position where the file's own order is not one in which a person reads. Else the file's order is better: it
    /// keeps the columns of a page apart.
    private void writeInOrder() throws IOException {
        setSortByPosition(PdfReadingOrder.isScattered(charactersByArticle));
        super.writePage();
    }
}
