package dev.rlmworkbench.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final List<Runnable> atTheScreen = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Background background = new Background(Runnable::run, atTheScreen::add);

    @Test
    void resultsAndFailuresAreToldAtTheScreen() {
        background.run(() -> "read", told::add, failure -> told.add("?"));
        background.run(
                () -> {
                    throw new IOException("no such file");
                },
                done -> told.add("?"),
                failure -> told.add(failure.getMessage()));
        assertEquals(List.of(), told);
        atTheScreen.forEach(Runnable::run);
        assertEquals(List.of("read", "no such file"), told);
    }

    @Test
    void whatWasCancelledIsNotToldEvenIfItWasDoneAlready() {
        var waiting = new ArrayList<Runnable>();
        var later = new Background(waiting::add, atTheScreen::add);
        var work = later.run(() -> "late", told::add, failure -> told.add("?"));
        work.cancel(true);
        waiting.forEach(Runnable::run);
        atTheScreen.forEach(Runnable::run);
        assertEquals(List.of(), told);
    }
}
