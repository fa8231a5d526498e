package dev.rlmworkbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.ui.control.VisibleText;
import dev.rlmworkbench.ui.control.code.LongTextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Lines that no layout could take as they are, in every pane that shows texts of models and outputs.
@ExtendWith(ApplicationExtension.class)
class LongTextPanesTest {

    private static final int LENGTH = 400_000;

    private final StackPane root = new StackPane();
    private final List<Throwable> failures = new ArrayList<>();
    private Thread screen;

    @Start
    void start(Stage stage) {
        screen = Thread.currentThread();
        screen.setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
        var scene = new Scene(root, 420, 600);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void layoutNeverFailed() {
        assertEquals(List.of(), failures);
    }

    private void show(FxRobot robot, Function<String, Node> pane, String text) {
        robot.interact(() -> {
            root.getChildren().setAll(pane.apply(text));
            root.applyCss();
            root.layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void everyPaneShowsLinesOfEveryScript(FxRobot robot) {
        for (var pane : LongTexts.panes().entrySet()) {
            for (var line : LongTexts.lines(LENGTH).entrySet()) {
                show(robot, pane.getValue(), line.getValue());
                assertTrue(
                        root.getChildren().getFirst().getBoundsInLocal().getHeight() > 0,
                        () -> pane.getKey() + ", " + line.getKey());
            }
        }
    }

    @Test
    void conversationHoldsAllMessagesInFull(FxRobot robot) {
        var text = LongTexts.lines(LENGTH).get("Tamil");
        show(robot, LongTexts.panes().get("conversation tab"), text);
        var whole = robot.lookup("#conversation").queryAs(LongTextArea.class).whole();
        assertEquals(
                "user\n%1$s\n\nthinking\n%1$s\n\nreply of m\n%1$s\n".formatted(text),
                whole,
                () -> "characters: " + whole.length());
    }

    @Test
    void aLineOfAMegabyteIsShownInFullWhenAsked(FxRobot robot) {
        var text = LongTexts.lines(1_000_000).get("no spaces");
        show(robot, LongTexts.panes().get("output"), text);
        var area = robot.lookup(".code-area").queryAs(LongTextArea.class);
        assertTrue(area.getLength() <= VisibleText.MAX_SHOWN + 2_000, () -> "shown: " + area.getLength());
        assertEquals(text, area.whole());
        robot.interact(() -> area.moveTo(area.getLength()));
        robot.interact(area::requestFollowCaret);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> area.showParagraphInViewport(hiddenLine(area)));
        WaitForAsyncUtils.waitForFxEvents();
        var link = robot.lookup(".show-all").queryAs(Hyperlink.class);
        assertTrue(link.getText().endsWith("show all %,d characters".formatted(text.length())), link.getText());
        robot.interact(link::fire);
        assertEquals(text, area.getText().replace("\n", ""));
        assertEquals(text, area.whole());
    }

    private static int hiddenLine(LongTextArea area) {
        for (int i = 0; i < area.getParagraphs().size(); i++) {
            if (area.getParagraph(i).length() == 0) {
                return i;
            }
        }
        throw new AssertionError("nothing is hidden");
    }

    @Test
    void whatIsSelectedIsCopiedAsItStandsInTheText(FxRobot robot) {
        var text = "first\n" + "0123456789".repeat(20_000) + "\nlast";
        show(robot, LongTexts.panes().get("output"), text);
        var area = robot.lookup(".code-area").queryAs(LongTextArea.class);
        robot.interact(() -> {
            area.selectAll();
            area.copy();
        });
        assertEquals(text, clipboard(robot));
        robot.interact(() -> {
            area.selectRange(4, 1_010);
            area.copy();
        });
        assertTrue(text.startsWith(clipboard(robot), 4), clipboard(robot));
        assertFalse(clipboard(robot).substring(2).contains("\n"));
    }

    private static String clipboard(FxRobot robot) {
        var found = new String[1];
        robot.interact(() -> found[0] = Clipboard.getSystemClipboard().getString());
        return found[0];
    }

    @Test
    void aTextThatGrowsKeepsItsPlace(FxRobot robot) {
        show(robot, LongTexts.panes().get("output"), "start");
        var area = robot.lookup(".code-area").queryAs(LongTextArea.class);
        var text = new StringBuilder("start");
        for (int i = 0; i < 60; i++) {
            text.append("more of it ".repeat(i * 10)).append(i % 7 == 0 ? "\n" : "");
            robot.interact(() -> area.show(text.toString()));
            assertEquals(text.toString(), area.whole());
            assertEquals(0, area.getCaretPosition());
        }
    }
}
