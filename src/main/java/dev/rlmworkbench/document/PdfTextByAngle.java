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
import org.jspecify.annotations.Nullable;

/// Reads text in the direction in which it is written. A page's upright text comes first, then the rest.
///
/// PDFBox takes letters that do not stand on a level line for lines of their own. So text at an angle is turned to be
/// level, and read as if it stood on a page of its own. Letters along a bow are put on one level line.
abstract class PdfTextByAngle extends PDFTextStripper {

    /// Text that leans by so little, as on a scanned page, is read as level.
    private static final double LEVEL_DEGREES = 1;
    /// The pages of turned text lie so far below one another that no letter is taken for one that is drawn twice. More
    /// than the longest side of a page (14,400 units).
    private static final int APART = 20_000;

    /// Letters on a bow turn by less from one to the next, and stand no farther apart, in heights of a letter.
    private static final double MAX_BEND_DEGREES = 40;
    private static final double MAX_GAP = 1.5;

    private final Map<Integer, Turned> turned = new LinkedHashMap<>();
    private @Nullable Placed before;

    /// @param radians by which its letters are turned back
    private record Turned(double radians, int number, ArrayList<List<TextPosition>> letters) {}

    /// A turned letter.
    ///
    /// @param radians in which it leans; on a bow not as its group does
    /// @param level   the same letter where the text of its group is level
    private record Placed(TextPosition letter, double radians, TextPosition level, Turned group) {

        boolean goesOnWith(TextPosition next, double leaning) {
            double bend = Math.abs(Math.IEEEremainder(Math.toDegrees(leaning - radians), 360));
            boolean isOnBow = bend > LEVEL_DEGREES || radians != group.radians;
            return isOnBow && bend <= MAX_BEND_DEGREES && gap(next) <= MAX_GAP * letter.getHeight();
        }

        float gap(TextPosition next) {
            var place = next.getTextMatrix();
            return (float)
                    Math.hypot(place.getTranslateX() - letter.getEndX(), place.getTranslateY() - letter.getEndY());
        }
    }

    PdfTextByAngle() {
        setPageEnd("");
        setLineSeparator("\n");
    }

    /// Begins a new line where the text before did not end one.
    abstract void freshLine();

    @Override
    public void processPage(PDPage page) throws IOException {
        turned.clear();
        before = null;
        super.processPage(page);
    }

    @Override
    protected void processTextPosition(TextPosition letter) {
        var matrix = letter.getTextMatrix();
        double radians = Math.atan2(matrix.getShearY(), matrix.getScaleX());
        if (before != null && before.goesOnWith(letter, radians)) {
            float x = before.level.getEndX() + before.gap(letter);
            float y = before.level.getTextMatrix().getTranslateY();
            add(letter, radians, level(letter, radians, before.group, x, y), before.group);
        } else if (isLevel(radians, letter.getRotation())) {
            before = null;
            super.processTextPosition(letter);
        } else {
            var group = group(radians);
            var place = Matrix.getRotateInstance(-group.radians, 0, 0)
                    .transformPoint(matrix.getTranslateX(), matrix.getTranslateY());
            add(letter, radians, level(letter, radians, group, place.x, place.y), group);
        }
    }

    /// As it is shown, on a page that may be turned itself.
    private static boolean isLevel(double radians, int rotation) {
        return Math.abs(Math.IEEEremainder(Math.toDegrees(radians) - rotation, 360)) <= LEVEL_DEGREES;
    }

    private Turned group(double radians) {
        int key = (int) Math.rint(Math.toDegrees(radians) / LEVEL_DEGREES);
        return turned.computeIfAbsent(key, _ -> {
            var letters = new ArrayList<List<TextPosition>>();
            letters.add(new ArrayList<>());
            return new Turned(radians, turned.size() + 1, letters);
        });
    }

    private void add(TextPosition letter, double radians, TextPosition level, Turned group) {
        var upright = charactersByArticle;
        boolean byBeads = getSeparateByBeads();
        charactersByArticle = group.letters;
        setShouldSeparateByBeads(false); // those are places on the page
        super.processTextPosition(level);
        setShouldSeparateByBeads(byBeads);
        charactersByArticle = upright;
        before = new Placed(letter, radians, level, group);
    }

    /// @param x where it begins on its level line
    private static TextPosition level(TextPosition letter, double radians, Turned group, float x, float y) {
        var matrix = letter.getTextMatrix().multiply(Matrix.getRotateInstance(-radians, 0, 0));
        var start = letter.getTextMatrix();
        float width =
                (float) Math.hypot(letter.getEndX() - start.getTranslateX(), letter.getEndY() - start.getTranslateY());
        return new TextPosition(
                0,
                letter.getPageWidth(),
                group.number * APART,
                new Matrix(matrix.getScaleX(), matrix.getShearY(), matrix.getShearX(), matrix.getScaleY(), x, y),
                x + width,
                y,
                letter.getHeight(),
                width,
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
