package dev.rlmworkbench.ui.training.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.gpu.DevicePoller;
import dev.rlmworkbench.gpu.GpuMonitor;
import dev.rlmworkbench.gpu.GpuReading;
import dev.rlmworkbench.gpu.HostMonitor;
import dev.rlmworkbench.result.training.MemoryPart;
import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.ScreenFit;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.FxPulse;
import dev.rlmworkbench.ui.shell.Look;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Readings come on the screen while it is shown, and fit at every width.
@ExtendWith(ApplicationExtension.class)
class GaugesPaneTest {

    private final BlockingQueue<OptionalLong> watched = new LinkedBlockingQueue<>();
    private final Semaphore closed = new Semaphore(0);
    private final CssWarnings warnings = new CssWarnings();
    private volatile GpuReading gpu = DevicesOfTests.gpu(5.2, 4.6, 83, 94.5);
    private GaugesViewModel model;
    private GaugesPane pane;
    private Stage stage;

    private final class Pretended implements GpuMonitor {

        @Override
        public List<GpuReading> read() {
            return List.of(gpu);
        }

        @Override
        public String source() {
            return "the test";
        }

        @Override
        public void close() {
            closed.release();
        }
    }

    @Start
    void start(Stage stage) {
        Look.loadFonts();
        Application.setUserAgentStylesheet(StyleSheets.address("dark"));
        this.stage = stage;
        model = new GaugesViewModel(System::nanoTime);
        pane = new GaugesPane(new EventPump(new FxPulse()), model, process -> {
            watched.add(process);
            return new DevicePoller(Pretended::new, () -> new HostMonitor(process));
        });
        stage.setScene(new Scene(pane, 360, 420));
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(pane::stop);
        warnings.close();
    }

    @Test
    void devicesAreReadWhileTheGaugesAreShownAndNotAfter(FxRobot robot) throws Exception {
        robot.interact(pane::start);
        assertEquals(OptionalLong.empty(), watched.take());
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> model.shown().get() != null);
        robot.interact(
                () -> pane.follow(OptionalLong.of(DevicesOfTests.JOB), OptionalLong.of(DevicesOfTests.gib(4.9))));
        assertEquals(OptionalLong.of(DevicesOfTests.JOB), watched.take(), "the process of the training is watched");
        assertTrue(closed.tryAcquire(60, TimeUnit.SECONDS), "the driver was let go in between");
        robot.interact(() -> pane.follow(OptionalLong.of(DevicesOfTests.JOB), OptionalLong.empty()));
        robot.interact(pane::stop);
        assertTrue(closed.tryAcquire(60, TimeUnit.SECONDS), "and is let go at the end");
        assertEquals(List.of(), List.copyOf(watched), "nothing else was opened");
    }

    @Test
    void theUserChoosesTheMachine(FxRobot robot) throws Exception {
        robot.interact(pane::start);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> model.shown().get() != null);
        robot.interact(() -> {
            ChoiceBox<?> choice = (ChoiceBox<?>) pane.lookup("#gauges-device");
            choice.getSelectionModel().selectLast();
        });
        assertNotNull(model.chosen().get());
        assertEquals(GaugesViewModel.Choice.MACHINE, model.chosen().get());
    }

    @Test
    void everyStateFits(FxRobot robot) {
        robot.interact(
                () -> pane.follow(OptionalLong.of(DevicesOfTests.JOB), OptionalLong.of(DevicesOfTests.gib(4.9))));
        for (var reading : List.of(
                DevicesOfTests.of(DevicesOfTests.host(), gpu),
                DevicesOfTests.of(DevicesOfTests.host(), DevicesOfTests.silent()),
                DevicesOfTests.of(DevicesOfTests.host()),
                DevicesOfTests.of(DevicesOfTests.hostThatTellsNothing()))) {
            for (double width : List.of(352.0, 360.0, 500.0, 700.0, 1000.0)) {
                robot.interact(() -> {
                    model.heard(reading);
                    stage.setWidth(width);
                    pane.resize(width, 420);
                    for (int round = 0; round < 3; round++) {
                        pane.applyCss();
                        pane.layout();
                    }
                });
                assertEquals(List.of(), ScreenFit.problems(pane), shown() + " at " + width);
                assertEquals(List.of(), cutNames(), shown() + " at " + width);
            }
        }
        assertEquals(List.of(), warnings.all());
    }

    @Test
    void theBarOfMemoryFits(FxRobot robot) {
        var bar = new MemoryBar();
        robot.interact(() -> {
            bar.show(
                    List.of(
                            new MemoryPart("model, nf4", DevicesOfTests.gib(1.6)),
                            new MemoryPart("what layers keep until the way back", DevicesOfTests.gib(1.2)),
                            new MemoryPart("program", DevicesOfTests.gib(0.4))),
                    OptionalLong.of(DevicesOfTests.gib(2)),
                    OptionalLong.of(DevicesOfTests.gib(3.1)),
                    OptionalLong.of(DevicesOfTests.gib(1.9)));
            stage.setScene(new Scene(bar));
        });
        for (double width : List.of(300.0, 560.0, 620.0, 1400.0)) {
            robot.interact(() -> {
                for (int round = 0; round < 3; round++) {
                    bar.resize(width, bar.prefHeight(width));
                    bar.applyCss();
                    bar.layout();
                }
            });
            assertEquals(List.of(), ScreenFit.problems(bar), "at " + width);
        }
        assertEquals("Does not fit, 1.2 GiB short", ((Label) bar.lookup(".chip")).getText());
        robot.interact(() -> bar.showNothing("not known"));
        assertEquals(List.of(), List.copyOf(bar.lookupAll(".memory-part")), "nothing of before is left");
        assertEquals(List.of(), warnings.all());
    }

    private String shown() {
        return String.valueOf(model.shown().get());
    }

    private List<String> cutNames() {
        return pane.lookupAll(".gauge-name").stream()
                .map(Label.class::cast)
                .filter(Label::isTextTruncated)
                .map(Label::getText)
                .toList();
    }
}
