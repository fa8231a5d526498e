package dev.rlmworkbench.ui.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.training.data.SampleGate;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.Pulse;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data set is made of eleven recorded trajectories of the pocket model, opened and looked through.
class DataViewModelTest {

    private static final Path RECORDED = Path.of("src/test/resources/golden/sft/pocket_trajectories.jsonl");

    private static final Pulse NO_TIMER = new Pulse() {
        @Override
        public void start(Runnable onPulse) {}

        @Override
        public void stop() {}
    };

    @TempDir
    private Path folder;

    /// The thread of the test stands for the one of the screen.
    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();

    private final Notices notices = new Notices(Runnable::run);
    private final List<Path> asked = new ArrayList<>();
    private boolean agrees = true;
    private Path experiments;
    private TrainingDesk desk;
    private DataViewModel model;

    @BeforeEach
    void open() throws IOException {
        experiments = Files.createDirectories(folder.resolve("experiments"));
        Files.copy(RECORDED, experiments.resolve("practice_trajectories.jsonl"));
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        var pump = new EventPump(NO_TIMER);
        desk = new TrainingDesk(() -> experiments);
        model = new DataViewModel(
                desk,
                new Background(Runnable::run, Runnable::run),
                pump,
                new JobCentre(screen::add, pump, (_, _) -> {}),
                notices,
                services.benchmarks(),
                services.locator().local(),
                services.profiles(),
                services.terminal());
        model.refresh();
    }

    private void chooseAll() {
        model.sources().files().forEach(source -> source.chosen().set(true));
    }

    private DataState.Shown built() throws InterruptedException {
        build();
        return assertInstanceOf(DataState.Shown.class, model.state().get());
    }

    private void build() throws InterruptedException {
        model.build((file, go) -> {
            asked.add(file);
            if (agrees) {
                go.run();
            }
        });
        while (model.state().get() instanceof DataState.Building) {
            screen.take().run();
        }
    }

    @Test
    void theRunsOfTheFolderTellWhatTheyOffer() throws IOException {
        var source = model.sources().files().getFirst();
        assertEquals("practice", source.name());
        assertEquals("11 trajectories, 10 by methods that write code, 9 of them right; pocket", source.words());

        var other = Files.writeString(folder.resolve("notes.txt"), "no trajectories");
        model.sources().add(List.of(other));
        var refused = model.sources().files().getFirst();
        assertTrue(refused.chosen().get());
        assertInstanceOf(SourceFile.Refused.class, refused.state().get());
    }

    @Test
    void whatIsBuiltIsShownAndLiesOnTheDesk() throws InterruptedException, IOException {
        chooseAll();
        assertTrue(model.command().get().contains("build-sft "), model.command().get());
        var shown = built();
        assertTrue(shown.usable());
        assertEquals(experiments.resolve("sft_dataset.jsonl"), desk.dataset().get());
        assertTrue(desk.done().contains(TrainingStep.DATA));
        assertEquals(List.of(experiments.resolve("sft_dataset.jsonl")), List.copyOf(model.existing()));
        var report = shown.data().report();
        assertEquals(report.samples(), shown.data().entries().size());
        assertTrue(shown.data().refusals().stream().anyMatch(refusal -> refusal.gate() == SampleGate.RIGHT));

        var texts = new ArrayList<SampleText>();
        var entry = shown.data().entries().getFirst();
        model.read(shown.data(), entry, texts::add, why -> {
            throw new AssertionError(why);
        });
        var spans = texts.getFirst().spans();
        assertFalse(spans.getFirst().learned());
        assertEquals(
                entry.supervised(),
                spans.stream()
                        .filter(SampleText.Span::learned)
                        .mapToInt(SampleText.Span::tokens)
                        .sum());
        assertEquals(
                entry.tokens(), spans.stream().mapToInt(SampleText.Span::tokens).sum());
        assertTrue(
                spans.stream()
                        .filter(SampleText.Span::learned)
                        .allMatch(span -> span.text().endsWith("<|im_end|>")),
                spans::toString);

        var requests = new ArrayList<ScreenRequest>();
        model.steps(shown.data(), entry.origin().file(), entry.origin().fingerprint(), requests::add, why -> {
            throw new AssertionError(why);
        });
        assertEquals(
                new ScreenRequest.OpenTrajectory(
                        experiments.resolve("practice_trajectories.jsonl"),
                        entry.origin().fingerprint()),
                requests.getFirst());
    }

    @Test
    void anotherDataSetIsReplacedOnlyWhenTheUserAgrees() throws InterruptedException, IOException {
        chooseAll();
        built();
        var before = Files.getLastModifiedTime(experiments.resolve("sft_dataset.build.json"));
        agrees = false;
        model.choose();
        build();
        assertEquals(List.of(experiments.resolve("sft_dataset.jsonl")), asked);
        assertInstanceOf(DataState.Choosing.class, model.state().get());
        assertEquals(before, Files.getLastModifiedTime(experiments.resolve("sft_dataset.build.json")));

        Files.writeString(experiments.resolve("results.jsonl"), "{}\n");
        model.form().name.text().set("results");
        build();
        assertEquals(
                experiments.resolve("results.jsonl") + " is there and is no data set; choose another name.",
                model.form().name.error().get());
        assertEquals("{}\n", Files.readString(experiments.resolve("results.jsonl")));
    }

    @Test
    void aBuildThatIsAskedForTwiceBeginsOnce() throws InterruptedException {
        chooseAll();
        built();
        model.choose();
        var again = new ArrayList<Runnable>();
        model.build((_, go) -> again.add(go));
        model.build((_, go) -> again.add(go));
        again.getFirst().run();
        var building = model.state().get();
        again.getLast().run();
        assertSame(building, model.state().get());
        while (model.state().get() instanceof DataState.Building) {
            screen.take().run();
        }
    }

    @Test
    void aBuildThatIsCancelledWritesNothing() throws InterruptedException, IOException {
        var recorded = Files.readAllBytes(RECORDED);
        try (var out = Files.newOutputStream(experiments.resolve("practice_trajectories.jsonl"))) {
            for (int i = 0; i < 200; i++) {
                out.write(recorded);
            }
        }
        chooseAll();
        model.build((_, go) -> go.run());
        var building = assertInstanceOf(DataState.Building.class, model.state().get());
        building.job().cancel();
        while (model.state().get() instanceof DataState.Building) {
            screen.take().run();
        }
        assertInstanceOf(DataState.Choosing.class, model.state().get());
        assertEquals("Cancelled", notices.history().getFirst().title());
        assertFalse(Files.exists(experiments.resolve("sft_dataset.jsonl")));
    }

    @Test
    void whatIsMissingIsToldWhereItIsMissing() throws InterruptedException {
        build();
        assertEquals(
                "Choose at least one trajectory file.", model.form().filesError.get());
        chooseAll();
        assertEquals("", model.form().filesError.get());
        model.form().root.set(false);
        assertEquals(
                "Choose whose answers are learned.", model.form().rolesError.get());
        model.form().sub.set(true);
        model.form().maxLength.text().set("12");
        assertEquals(
                "The maximum length must be a whole number from 64 to 1,000,000, not '12'",
                model.form().maxLength.error().get());
        assertEquals("", model.command().get());
        model.form().maxLength.text().set("");
        model.form().name.text().set("my_trajectories");
        assertEquals(
                "Names that end in _trajectories are those of other files; choose another one.",
                model.form().name.error().get());
        build();
        assertInstanceOf(DataState.Choosing.class, model.state().get());
    }

    @Test
    void whereNothingPassesNothingIsWrittenAndTheGatesTellWhy() throws InterruptedException {
        chooseAll();
        model.form().maxLength.text().set("64");
        var shown = built();
        assertFalse(shown.usable());
        assertFalse(Files.exists(experiments.resolve("sft_dataset.jsonl")));
        assertNull(desk.dataset().get());
        assertTrue(shown.data().refusals().stream().anyMatch(refusal -> refusal.gate() == SampleGate.FITS));
        assertFalse(shown.data().report().tooLong().isEmpty());
    }

    @Test
    void aBaseModelThatCannotBeUsedIsRefusedInASentence() throws InterruptedException, IOException {
        var bad = Files.createDirectories(folder.resolve("data/models/broken"));
        Files.writeString(bad.resolve("config.json"), "{}");
        model.refresh();
        assertEquals(List.of("pocket", "broken"), List.copyOf(model.base().offered()));
        model.base().name().set("broken");
        assertInstanceOf(BaseChoice.Unusable.class, model.base().check().get());
        chooseAll();
        build();
        assertInstanceOf(DataState.Choosing.class, model.state().get());
        model.base().name().set("pocket");
        assertEquals(new BaseChoice.Usable(2048), model.base().check().get());
    }

    @Test
    void aDataSetWithAnEmptyMaskIsShownAndNotTrainedWith() throws InterruptedException, IOException {
        chooseAll();
        var files = new SftFiles(experiments.resolve("sft_dataset.jsonl"));
        built();
        var lines = Files.readAllLines(files.training());
        lines.set(0, lines.getFirst().replaceAll("(\"assistant_masks\":\\[)[01,]*", "$1" + "0"));
        Files.write(files.training(), lines);
        model.open(files.training());
        var shown = assertInstanceOf(DataState.Shown.class, model.state().get());
        assertFalse(shown.usable());
        assertEquals(1, shown.data().problems().size());
        assertNull(desk.dataset().get());
        assertFalse(desk.done().contains(TrainingStep.DATA));
    }

    @Test
    void whatLiesOnTheDeskIsOpenedAndWhatIsNoDataSetIsRefused() throws InterruptedException, IOException {
        chooseAll();
        built();
        model.choose();
        Files.writeString(experiments.resolve("other.jsonl"), "{}\n");
        model.open(experiments.resolve("other.jsonl"));
        var refused = assertInstanceOf(DataState.Refused.class, model.state().get());
        assertEquals("other.jsonl cannot be opened", refused.title());
        assertEquals(
                "other.build.json is not beside it: a data set is opened with the report that was written with it.",
                refused.reason());
        desk.dataset().set(null);
        desk.dataset().set(experiments.resolve("sft_dataset.jsonl"));
        assertEquals(
                experiments.resolve("sft_dataset.jsonl"),
                Objects.requireNonNull(model.last().get()).data().files().training());
    }
}
