package dev.rlmworkbench.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
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

    @Test
    void whatWasCancelledOnItsWayToTheScreenIsNotTold() {
        var work = background.run(() -> "done", told::add, failure -> told.add("?"));
        work.cancel(true);
        atTheScreen.forEach(Runnable::run);
        assertEquals(List.of(), told);
    }

    @Test
    void anErrorIsAFailureWithASentence() {
        background.run(
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                done -> told.add("?"),
                failure -> told.add(failure.getMessage()));
        background.run(
                () -> {
                    throw new NoClassDefFoundError("a/Missing");
                },
                done -> told.add("?"),
                failure -> told.add(failure.getMessage()));
        atTheScreen.forEach(Runnable::run);
        assertEquals(
                List.of(
                        "There was not enough memory for it (Java heap space): close what is open, or give Java more"
                                + " with -Xmx",
                        "The program has a fault: java.lang.NoClassDefFoundError: a/Missing"),
                told);
    }

    @Test
    void whatIsOpenedForNobodyIsClosed() {
        AutoCloseable file = () -> told.add("closed");
        var onItsWay = background.run(() -> file, done -> told.add("?"), failure -> told.add("?"));
        onItsWay.cancel(true);
        runAll(atTheScreen);
        assertEquals(List.of("closed"), told);

        // cancelled while it is opened, by work that does not look at its interrupt
        var opening = new Future<?>[1];
        var waiting = new ArrayList<Runnable>();
        var later = new Background(waiting::add, atTheScreen::add);
        opening[0] = later.run(
                () -> {
                    opening[0].cancel(false);
                    return file;
                },
                done -> told.add("?"),
                failure -> told.add("?"));
        runAll(waiting);
        runAll(atTheScreen);
        runAll(waiting);
        assertEquals(List.of("closed", "closed"), told);
    }

    @Test
    void whatIsOpenedForTheScreenStaysOpen() {
        AutoCloseable file = () -> told.add("closed");
        var work = background.run(() -> file, done -> told.add("open"), failure -> told.add("?"));
        atTheScreen.forEach(Runnable::run);
        work.cancel(true);
        assertEquals(List.of("open"), told);
    }

    private static void runAll(List<Runnable> waiting) {
        var now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }
}
