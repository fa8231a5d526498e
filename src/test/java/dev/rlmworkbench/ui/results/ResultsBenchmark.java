package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.ui.FrameTimes;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.results.loaded.OutcomeFilter;
import dev.rlmworkbench.ui.results.loaded.RowFilter;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

/// The screen Results with a large file: until it is open, until a chart is drawn, and how long the window stands
/// still. Run as `PictureTour`. Argument: a result file.
public final class ResultsBenchmark {

    private ResultsBenchmark() {}

    public static void main(String[] args) throws Exception {
        var file = Path.of(args[0]);
        var home = Files.createTempDirectory("results-benchmark");
        var opened = new CompletableFuture<ScreenContext>();
        Platform.startup(
                () -> opened.complete(Workbench.open(new Stage(), TestServices.in(home, "http://127.0.0.1:9"), null)
                        .context()));
        var context = opened.get();
        Thread.sleep(5_000);
        var frames = new FrameTimes();
        on(frames::start);
        var view = new ResultsView[1];
        long begin = System.nanoTime();
        on(() -> {
            context.navigator().open(new ScreenRequest.OpenResults(List.of(file)));
            view[0] = (ResultsView)
                    context.navigator().screen(context.navigator().current().get());
        });
        var model = view[0].model();
        until(() -> model.shown().get() != null);
        tell("open", begin);
        var picture = new ImageView[1];
        until(() -> {
            picture[0] = (ImageView) view[0].node().lookup("#chart-left-chart .image-view");
            return picture[0] != null && picture[0].getImage() != null;
        });
        tell("first chart", begin);
        Thread.sleep(8_000);
        on(frames::stop);
        System.out.println("while opening: " + frames.words());
        memory();

        var after = new FrameTimes();
        on(after::start);
        step(
                "filter of outcomes",
                () -> model.tasks().only(OutcomeFilter.DIFFERENT),
                () -> model.tasks().outcome().get() == OutcomeFilter.DIFFERENT
                        && !model.tasks().busy().get());
        step(
                "tasks of a point",
                () -> model.tasks().only(new CellKey(null, null, new ContextLength(4_000, "tokens"), null, null)),
                () -> !model.tasks().busy().get());
        step(
                "all tasks by seed",
                () -> {
                    model.tasks().only(OutcomeFilter.ALL);
                    model.tasks().only((CellKey) null);
                    model.tasks()
                            .sort(java.util.Comparator.comparingLong(
                                    line -> line.task().seed()));
                },
                () -> !model.tasks().busy().get());
        step(
                "filter of methods",
                () -> model.filterBy(new RowFilter(Set.of(), Set.of("rlm", "vanilla"), Set.of(), null, null)),
                () -> !model.counting().get());
        Thread.sleep(4_000);
        on(after::stop);
        System.out.println("afterwards: " + after.words());
        memory();
        System.exit(0);
    }

    private static void step(String name, Runnable action, BooleanSupplier done) throws Exception {
        long begin = System.nanoTime();
        on(action);
        until(done);
        tell(name, begin);
    }

    private static void tell(String name, long begin) {
        System.out.printf("%s: %.2f s%n", name, (System.nanoTime() - begin) / 1e9);
    }

    private static void memory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        System.out.printf("heap in use: %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static void until(BooleanSupplier condition) throws Exception {
        var held = new boolean[1];
        while (!held[0]) {
            Thread.sleep(20);
            on(() -> held[0] = condition.getAsBoolean());
        }
    }

    private static void on(Runnable action) throws Exception {
        var done = new FutureTask<>(action, null);
        Platform.runLater(done);
        done.get();
    }
}
