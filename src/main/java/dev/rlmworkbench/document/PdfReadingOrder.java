package dev.rlmworkbench.document;

import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/// Whether letters follow one another as a person reads: to the right, down, or up to a column on the right.
final class PdfReadingOrder {

    /// Of the steps from one line or word to another that go against it. A heading that is drawn last is one step.
    private static final double MAX_AGAINST = 0.25;

    private int with;
    private int against;
    private float right = Float.NEGATIVE_INFINITY;

    private PdfReadingOrder() {}

    static boolean isScattered(List<List<TextPosition>> articles) {
        var order = new PdfReadingOrder();
        for (var letters : articles) {
            order.right = Float.NEGATIVE_INFINITY;
            for (int i = 1; i < letters.size(); i++) {
                order.step(letters.get(i - 1), letters.get(i));
            }
        }
        return order.against > MAX_AGAINST * (order.with + order.against);
    }

    private void step(TextPosition from, TextPosition to) {
        right = Math.max(right, from.getX() + from.getWidth());
        float height = Math.max(from.getHeight(), to.getHeight());
        float down = to.getY() - from.getY();
        if (Math.abs(down) <= height) {
            // letters that are set closer, or an accent over the letter before, go a little to the left
            boolean isBack = to.getX() < from.getX() - 2 * height;
            against += isBack && !isRightToLeft(to) ? 1 : 0;
        } else if (down > 0) {
            with++;
        } else if (to.getX() >= right) {
            with++;
            right = Float.NEGATIVE_INFINITY;
        } else {
            against++;
        }
    }

    private static boolean isRightToLeft(TextPosition letter) {
        return letter.getUnicode()
                .codePoints()
                .map(Character::getDirectionality)
                .anyMatch(direction -> direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }
}
