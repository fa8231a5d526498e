package dev.rlmworkbench.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class CommandsTest {

    private final Commands commands = new Commands();

    private Command add(String label) {
        var command = Command.of(label, label, Feather.PLAY, null, () -> {});
        commands.add(command);
        return command;
    }

    private List<String> found(String typed) {
        return commands.find(typed, ScreenId.HOME).stream().map(Command::label).toList();
    }

    @Test
    void aFewLettersFindACommandTheBestFirst() {
        add("Go to Trajectories");
        add("Open trajectory");
        add("Stop");
        assertEquals(List.of("Go to Trajectories", "Open trajectory"), found("tr"));
        assertEquals(List.of("Open trajectory"), found("open"));
        assertEquals(List.of("Stop"), found("STOP"));
        assertEquals(List.of("Go to Trajectories"), found("gtt"));
        assertEquals(List.of(), found("xyz"));
        assertEquals(3, found("").size());
    }

    @Test
    void whatCannotBeDoneHereOrNowIsNotFound() {
        var running = new SimpleBooleanProperty(false);
        commands.add(Command.of("stop", "Stop the run", Feather.SQUARE, null, () -> {})
                .when(running));
        commands.add(Command.of("step", "Step on", Feather.PLAY, null, () -> {}).on(ScreenId.TRAJECTORIES));
        assertEquals(List.of(), found("st"));
        running.set(true);
        assertEquals(List.of("Stop the run"), found("st"));
    }

    /// On a German keyboard it is Shift and the key beside the zero.
    @Test
    void aQuestionMarkIsOneWhicheverKeysMakeIt() {
        commands.add(Command.of("keys", "Keys", Feather.HELP_CIRCLE, "?", () -> {}));
        var typed = new KeyEvent(KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, true, false, false, false);
        assertTrue(commands.matching(typed, ScreenId.HOME, false).isPresent());
        assertTrue(commands.matching(typed, ScreenId.HOME, true).isEmpty(), "it is text where somebody types");
        assertEquals("?", commands.get("keys").keysText());
    }

    @Test
    void twoCommandsCannotHaveTheSameName() {
        add("Stop");
        assertThrows(IllegalArgumentException.class, () -> add("Stop"));
    }
}
