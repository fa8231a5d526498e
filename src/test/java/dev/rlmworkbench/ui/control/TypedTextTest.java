package dev.rlmworkbench.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class TypedTextTest {

    @Test
    void whatPeopleTypeFits() {
        assertTrue(TypedText.fits(""));
        assertTrue(TypedText.fits("Who signed the contract? ".repeat(100)));
        assertTrue(TypedText.fits("ஒப்பந்தத்தில் கையெழுத்திட்டவர் யார்? ".repeat(10)));
    }

    @Test
    void whatWouldHoldUpTheWindowDoesNot() {
        assertFalse(TypedText.fits("x".repeat(1_000_000)));
        assertFalse(TypedText.fits("தமிழ் ".repeat(1_000)));
        assertFalse(TypedText.fits("a\u0301\u0302".repeat(1_000)));
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndTheOldOneStays() throws Exception {
        FxToolkit.registerPrimaryStage();
        var field = new TextField("before");
        var refused = new ArrayList<String>();
        TypedText.limit(field, refused::add);
        field.appendText(" ".repeat(1_234_567));
        assertEquals("before", field.getText());
        assertEquals("1,234,573 characters are too many to edit here.", refused.getFirst());
        field.appendText(" and after");
        assertEquals("before and after", field.getText());
    }
}
