package dev.rlmworkbench.document;

import dev.rlmworkbench.document.PdfDoubts.Doubt;
import java.util.EnumSet;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/// What is drawn on one page, to tell whether its text can be all that a person sees there.
final class PdfPageLook {

    /// A page without text that has so many shapes is text or a chart in outlines.
    private static final int MIN_SHAPES = 30;
    /// Of a page that a picture fills, as of a scan with a stamped number; in characters.
    private static final int HARDLY_ANY = 40;
    private static final double MIN_FILLED = 0.5;

    private static final int MIN_UNKNOWN = 5;
    private static final double MAX_UNKNOWN_SHARE = 0.1;
    private static final int MIN_WORDS = 20;
    private static final double MAX_SINGLE_SHARE = 0.6;

    private static final Set<String> PAINTING = Set.of("f", "F", "f*", "B", "B*", "b", "b*", "S", "s");

    private final double pageArea;
    private double pictureArea;
    private int pictures;
    private int shapes;
    private int letters;
    private int unknown;

    PdfPageLook(PDPage page) {
        var box = page.getCropBox();
        pageArea = box.getWidth() * box.getHeight();
    }

    /// @param place of the picture, a square of size 1 before
    void picture(Matrix place) {
        pictures++;
        pictureArea += Math.abs(place.getScaleX() * place.getScaleY() - place.getShearX() * place.getShearY());
    }

    /// @param operator of the page's content
    void drawn(String operator) {
        if (PAINTING.contains(operator)) {
            shapes++;
        }
    }

    /// @param meant what a glyph stands for; null when the PDF does not say it
    void letter(@Nullable String meant) {
        letters++;
        if (meant == null || meant.codePoints().anyMatch(PdfPageLook::isNoLetter)) {
            unknown++;
        }
    }

    private static boolean isNoLetter(int codePoint) {
        return codePoint == 0xFFFD || Character.getType(codePoint) == Character.PRIVATE_USE;
    }

    /// @param text of the page, without fields and notes
    Set<Doubt> doubts(String text) {
        var doubts = EnumSet.noneOf(Doubt.class);
        if (unknown >= MIN_UNKNOWN && unknown > MAX_UNKNOWN_SHARE * letters) {
            doubts.add(Doubt.UNKNOWN_LETTERS);
        } else if (text.isBlank()) {
            if (pictures > 0 || shapes >= MIN_SHAPES) {
                doubts.add(Doubt.PICTURE);
            }
        } else if (text.strip().length() < HARDLY_ANY && pictureArea >= MIN_FILLED * pageArea) {
            doubts.add(Doubt.MOSTLY_PICTURE);
        } else if (isInPieces(text)) {
            doubts.add(Doubt.PIECES);
        }
        return doubts;
    }

    /// Scripts that put no spaces between words have long words here, and so no single letters.
    private static boolean isInPieces(String text) {
        var words = text.strip().split("\\s+");
        int single = 0;
        for (var word : words) {
            if (word.codePointCount(0, word.length()) == 1 && Character.isLetter(word.codePointAt(0))) {
                single++;
            }
        }
        return words.length >= MIN_WORDS && single > MAX_SINGLE_SHARE * words.length;
    }
}
