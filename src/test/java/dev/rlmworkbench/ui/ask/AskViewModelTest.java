package dev.rlmworkbench.ui.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.ask.ReadingSpeeds;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.ask.documents.DocumentShelf;
import dev.rlmworkbench.ui.ask.documents.DocumentWindow;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.Pulse;
import dev.rlmworkbench.ui.fx.WaitClock;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.ModelWatch;
import dev.rlmworkbench.ui.state.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person gets on the Ask screen, without a window: real documents, real REPL, a scripted model.
class AskViewModelTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String QUESTION = "What is the locker number of Anneke Dahl?";

    @TempDir
    Path folder;

    /// The thread of the screen is the test's.
    private final Queue<Runnable> screen = new ConcurrentLinkedQueue<>();

    private final EventPump pump = new EventPump(new NoPulse());
    private final HandPulse seconds = new HandPulse();
    private Instant now = Instant.now();
    private LockerModel server;
    private AskEngine engine;
    private Preferences settings;
    private ModelWatch watch;
    private DocumentShelf shelf;
    private AskViewModel model;
    private Path log;

    @BeforeEach
    void open() throws IOException {
        server = new LockerModel();
        log = LockerModel.log(folder.resolve("pumps.log"));
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        var settings = new Preferences(services.settings());
        settings.change(s -> s.withEndpoints(List.of(server.address())));
        var background = Background.onVirtualThreads(screen::add);
        shelf = new DocumentShelf(background, pump, folder.resolve("pasted"), services.contexts());
        engine = new AskEngine(
                new MethodFactory(services.locator(), services.repls(), services.profiles(), services.contexts()),
                services.contexts(),
                new ReadingSpeeds(folder.resolve("cache")));
        var watch = new ModelWatch(services.locator(), settings, background);
        this.settings = settings;
        this.watch = watch;
        model = new AskViewModel(
                shelf,
                engine,
                watch,
                settings,
                new JobCentre(screen::add, pump, (_, _) -> {}),
                pump,
                new WaitClock(seconds, () -> now));
        watch.refresh();
        await(() -> model.models().chosen().get() != null);
    }

    @AfterEach
    void close() {
        // what still waits for its answer would hold up the engine
        model.cancel();
        server.close();
        engine.close();
    }

    @Test
    void theAnswerComesWithItsPassageAndItsSteps() {
        load(log);
        ask(QUESTION);

        var answer = model.shown().get().answer().orElseThrow();
        assertEquals("90380", answer.text().orElseThrow());
        assertEquals(
                "pumps.log, line 151",
                answer.evidence().passages().getFirst().place().toString());
        var run = model.shown().get().first();
        assertEquals(2, run.steps().size());
        var block = run.steps().getFirst().blocks().getFirst();
        assertTrue(block.code().contains("search("), block.code());
        assertTrue(block.result().stdout().contains("90380"), block.result().stdout());
        assertTrue(AnswerText.withSources(answer).contains("[1] pumps.log, line 151: \"07:10 The locker number"));
        assertTrue(Files.exists(model.shown().get().documents().trajectory()));
    }

    @Test
    void aPassageOpensAtItsPlace() {
        load(log);
        ask(QUESTION);
        var asked = model.shown().get();
        var passage = asked.answer().orElseThrow().evidence().passages().getFirst();

        var window = DocumentWindow.of(asked.documents().set(), passage);

        var range = window.highlight();
        assertEquals(
                "07:10 The locker number of Anneke Dahl is 90380",
                window.text().substring(range.start(), range.end()).strip());
        assertEquals(1, window.firstLine());
        assertEquals("all of it", window.extent());
    }

    @Test
    void thePlainWayAnswersBesideAndFollowUpsKnowTheQuestionsBefore() {
        load(log);
        model.plain().set(true);
        ask(QUESTION);
        var runs = model.shown().get().runs();
        assertEquals(
                List.of("rlm", "vanilla"), runs.stream().map(MethodRun::method).toList());
        runs.forEach(
                run -> assertInstanceOf(MethodRun.Answered.class, run.state().get()));
        assertEquals("It is 90380.", runs.getLast().streaming().get());

        model.plain().set(false);
        ask("and who has the key?");
        assertTrue(server.lastQuestion().contains("Asked before: " + QUESTION + " -> 90380."), server::lastQuestion);
        assertEquals(2, model.history().size());
        assertEquals("and who has the key?", model.history().getFirst().text());

        model.forget();
        ask("Who has the key?");
        assertFalse(server.lastQuestion().contains("Asked before"), server.lastQuestion());
    }

    @Test
    void aBadDocumentIsToldInASentenceAndCostsNoOther() throws IOException {
        var empty = Files.createFile(folder.resolve("empty.txt"));
        load(log, empty, folder.resolve("missing.pdf"));

        assertEquals("empty.txt is empty", shelf.items().get(1).detail());
        assertTrue(shelf.items().get(2).detail().startsWith("there is no file or folder"));
        assertEquals(List.of(log), shelf.roots());
        ask(QUESTION);
        assertEquals("90380", model.shown().get().answer().orElseThrow().text().orElseThrow());
    }

    @Test
    void aFileThatIsDroppedAgainIsReadAgain() throws IOException {
        load(log);
        var first = shelf.sets();
        load(log);
        assertEquals(first, shelf.sets(), "the same text: the conversation about it goes on");

        Files.writeString(log, Files.readString(log).replace("90380", "11111"));
        load(log);
        assertEquals(List.of(log), shelf.roots());
        assertTrue(shelf.sets().getFirst().text().contains("11111"));
    }

    @Test
    void whoLooksAtAListGoesOnHearingOfIt() {
        var heard = new ArrayList<String>();
        Function<String, InvalidationListener> note = what -> _ -> heard.add(what);
        var run = new MethodRun("rlm", "", now, _ -> Optional.empty());
        run.steps().addListener(note.apply("steps"));
        shelf.items().addListener(note.apply("documents"));
        model.history().addListener(note.apply("questions"));
        System.gc();

        var call = new RunEvent.ModelCallStarted("root", "m", 1, 0, List.of());
        run.happened(List.of(new EventEntry("f", "0", null, 0, now, call)), now);
        load(log);
        ask(QUESTION);
        assertEquals(Set.of("steps", "documents", "questions"), Set.copyOf(heard));
    }

    @Test
    void askingAgainLeavesWhatIsBeingTyped() {
        load(log);
        ask(QUESTION);
        model.question().set("and who has the");
        model.again(model.shown().get());
        assertEquals("and who has the", model.question().get());
        model.again(model.shown().get());
        assertTrue(model.missing().get().startsWith("A question is being answered"));
        assertEquals("and who has the", model.question().get());
        await(() -> !model.running().get());
        assertEquals(2, model.history().size());
    }

    @Test
    void severalDocumentsAreOneTextWithAPlaceEach() throws IOException {
        var notes = Files.createDirectories(folder.resolve("notes"));
        Files.writeString(notes.resolve("a.md"), "Nothing of interest.\n");
        shelf.addText("A pasted note about the canteen.");
        load(log, notes);
        assertEquals(3, shelf.roots().size());
        ask(QUESTION);
        assertEquals(
                "pumps.log, line 151",
                model.shown()
                        .get()
                        .answer()
                        .orElseThrow()
                        .evidence()
                        .passages()
                        .getFirst()
                        .place()
                        .toString());
    }

    @Test
    void whatIsMissingIsSaid() {
        model.ask();
        assertTrue(
                model.missing().get().startsWith("There is no document yet"),
                model.missing().get());
        load(log);
        model.ask();
        assertEquals("Type a question.", model.missing().get());
        model.models().chosen().set(null);
        model.question().set(QUESTION);
        model.ask();
        assertEquals(
                "No model is found: start one, then look again.",
                model.missing().get());
        assertTrue(model.history().isEmpty());
    }

    @Test
    void aQuestionThatIsStoppedLeavesTheScreenReady() {
        load(log);
        server.hold();
        model.question().set(QUESTION);
        model.ask();
        await(() -> !model.shown().get().first().steps().isEmpty());
        assertTrue(model.running().get());
        var activity = model.shown().get().first().activity();
        now = Instant.now().plusSeconds(61);
        seconds.beat();
        assertTrue(
                activity.get().matches("turn 1: reads its instructions, first time only, \\d+ min \\d\\d s so far"),
                activity.get());

        model.cancel();
        await(() -> !model.running().get());
        assertNull(seconds.onPulse, "nothing waits any more");

        assertInstanceOf(
                MethodRun.Cancelled.class, model.shown().get().first().state().get());
        server.release();
        ask(QUESTION);
        assertEquals("90380", model.shown().get().answer().orElseThrow().text().orElseThrow());
    }

    @Test
    void theInstructionsAreReadOnceWhileTheUserTypes() throws IOException {
        load(log);
        await(() -> server.calls() == 1);
        await(() -> engine.ahead("rlm").isEmpty());
        shelf.add(List.of(Files.writeString(folder.resolve("b.txt"), "Nothing of interest.\n")));
        await(() -> !shelf.reading());
        ask(QUESTION);
        assertEquals("90380", model.shown().get().answer().orElseThrow().text().orElseThrow());
        assertEquals(3, server.calls(), "two turns beside it");
    }

    @Test
    void aQuestionEndsTheReadingAtOnce() {
        server.hold();
        load(log);
        await(() -> server.calls() == 1);
        server.holdOnlyWhatIsHeld();
        ask(QUESTION);
        assertEquals("90380", model.shown().get().answer().orElseThrow().text().orElseThrow());
        assertEquals(3, server.calls());
    }

    @Test
    void aServerThatDiedIsTold() {
        server.close();
        load(log);
        ask(QUESTION);
        var failed = assertInstanceOf(
                MethodRun.Failed.class, model.shown().get().first().state().get());
        assertTrue(failed.sentence().contains(server.address().replaceFirst("/v1$", "")), failed.sentence());
    }

    @Test
    void aServerThatAppearsIsProposedAndTheUsersOwnChoiceStays() {
        look(List.of());
        assertTrue(model.models().chosen().get().isPocket());

        look(List.of(server.address()));
        assertEquals("scripted-1b", model.models().chosen().get().name());

        var pocket = model.models().all().stream()
                .filter(AskModel::isPocket)
                .findFirst()
                .orElseThrow();
        model.models().chosen().set(pocket);
        look(List.of(server.address()));
        assertTrue(model.models().chosen().get().isPocket());
    }

    private void look(List<String> endpoints) {
        settings.change(s -> s.withEndpoints(endpoints));
        watch.refresh();
        await(() -> !(watch.state().get() instanceof ModelWatch.Looking));
    }

    @Test
    void aSavedQuestionIsATaskThatARunCanUse() throws IOException {
        load(log);
        ask(QUESTION);
        var asked = model.shown().get();

        assertEquals(1, model.save(asked, " 90380 "));
        assertEquals(2, model.save(asked, "90380"));

        var line = Files.readAllLines(model.tasks()).getFirst();
        assertTrue(line.contains("\"answer\":\"90380\""), line);
        assertTrue(line.contains("pumps.log"), line);
        assertEquals(1, model.comparison(asked).tasks().size(), "asked twice, it is one task");
    }

    private void load(Path... paths) {
        shelf.add(List.of(paths));
        await(() -> !shelf.reading());
    }

    private void ask(String question) {
        model.question().set(question);
        model.ask();
        assertEquals("", model.missing().get());
        await(() -> !model.running().get());
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it takes too long");
            for (Runnable task; (task = screen.poll()) != null; ) {
                task.run();
            }
            pump.drain();
            Thread.onSpinWait();
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class HandPulse implements Pulse {
        private @Nullable Runnable onPulse;

        @Override
        public void start(Runnable second) {
            onPulse = second;
        }

        @Override
        public void stop() {
            onPulse = null;
        }

        void beat() {
            if (onPulse != null) {
                onPulse.run();
            }
        }
    }

    private static final class NoPulse implements Pulse {
        @Override
        public void start(Runnable onPulse) {}

        @Override
        public void stop() {}
    }
}
