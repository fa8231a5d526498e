package dev.rlmworkbench.ui.training.gauge;

import dev.rlmworkbench.gpu.ClockLimit;
import dev.rlmworkbench.gpu.DeviceReadings;
import dev.rlmworkbench.result.training.MemoryPart;
import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.ScreenPictures;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.FxPulse;
import dev.rlmworkbench.ui.shell.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Pictures of the gauges and of the memory bar in every state, in both themes, without a display:
/// `mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.ui.training.gauge.GaugePictures
/// -Dbench.args=FOLDER`.
public final class GaugePictures {

    private static final List<MemoryPart> FORECAST = List.of(
            new MemoryPart("model, nf4", DevicesOfTests.gib(1.62)),
            new MemoryPart("its table of tokens", DevicesOfTests.gib(0.43)),
            new MemoryPart("adapter with gradients and moments", DevicesOfTests.gib(0.19)),
            new MemoryPart("what layers keep until the way back", DevicesOfTests.gib(1.2)),
            new MemoryPart("one layer at work", DevicesOfTests.gib(0.42)),
            new MemoryPart("one layer unpacked", DevicesOfTests.gib(0.09)),
            new MemoryPart("logits of some tokens", DevicesOfTests.gib(0.32)),
            new MemoryPart("program", DevicesOfTests.gib(0.37)),
            new MemoryPart("unused between tensors", DevicesOfTests.gib(0.23)));

    private GaugePictures() {}

    /// @param args folder of the pictures
    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        var begun = new CountDownLatch(1);
        Platform.startup(begun::countDown);
        begun.await();
        Look.loadFonts();
        var warnings = new CssWarnings();
        for (var theme : List.of("light", "dark")) {
            ScreenPictures.on(() -> write(theme, folder.resolve("gauges-" + theme + ".png")));
        }
        warnings.all().forEach(System.out::println);
        System.exit(0);
    }

    private static Map<String, DeviceReadings> states() {
        var host = DevicesOfTests.host();
        var states = new LinkedHashMap<String, DeviceReadings>();
        states.put("GPU", DevicesOfTests.of(host, DevicesOfTests.gpu(4.1, 3.4, 71, 78)));
        states.put("high", DevicesOfTests.of(host, DevicesOfTests.gpu(5.2, 4.6, 83, 94.5, ClockLimit.POWER_CAP)));
        states.put("critical", DevicesOfTests.of(host, DevicesOfTests.gpu(5.9, 4.6, 92, 60, ClockLimit.HEAT)));
        states.put("silent driver", DevicesOfTests.of(host, DevicesOfTests.silent()));
        states.put("asleep", DevicesOfTests.of(host, DevicesOfTests.asleep()));
        states.put("failed", DevicesOfTests.of(host, DevicesOfTests.failed("the driver has lost it")));
        states.put("not on the GPU", DevicesOfTests.of(host, DevicesOfTests.gpu(0.4, 0, 45, 9)));
        states.put("no GPU", DevicesOfTests.of(host));
        states.put("nothing told", DevicesOfTests.of(DevicesOfTests.hostThatTellsNothing()));
        return states;
    }

    private static void write(String theme, Path file) {
        Application.setUserAgentStylesheet(StyleSheets.address(theme));
        var all = new FlowPane(24, 24);
        all.setPadding(new Insets(24));
        states().forEach((name, readings) -> all.getChildren().add(gauges(name, readings, 352)));
        all.getChildren().add(gauges("in a row", states().get("GPU"), 760));
        all.getChildren()
                .add(bar(
                        OptionalLong.of(DevicesOfTests.gib(5.9)),
                        OptionalLong.of(DevicesOfTests.gib(5.2)),
                        OptionalLong.of(DevicesOfTests.gib(5.7)),
                        1100));
        all.getChildren()
                .add(bar(OptionalLong.of(DevicesOfTests.gib(3.7)), OptionalLong.empty(), OptionalLong.empty(), 560));
        all.getChildren().add(bar(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), 560));
        all.getChildren()
                .add(bar(
                        OptionalLong.of(DevicesOfTests.gib(3.7)),
                        OptionalLong.of(DevicesOfTests.gib(5.2)),
                        OptionalLong.of(DevicesOfTests.gib(3.5)),
                        320));
        var nothing = new MemoryBar();
        nothing.showNothing("known when the fields are filled");
        nothing.setPrefWidth(320);
        all.getChildren().add(nothing);
        all.getStyleClass().add("screen");
        var scene = new Scene(all, 1220, 2400);
        for (int i = 0; i < 4; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        ScreenPictures.write(scene, file);
    }

    private static Node gauges(String name, DeviceReadings readings, double width) {
        var clock = new AtomicLong();
        var model = new GaugesViewModel(clock::get);
        var pane = new GaugesPane(new EventPump(new FxPulse()), model, _ -> {
            throw new IllegalStateException("nothing is read here");
        });
        boolean awake = !name.equals("asleep");
        pane.follow(
                awake ? OptionalLong.of(DevicesOfTests.JOB) : OptionalLong.empty(),
                OptionalLong.of(DevicesOfTests.gib(4.9)));
        for (int second = 0; second < 120; second++) {
            clock.addAndGet(1_000_000_000);
            int step = second;
            model.heard(new DeviceReadings(
                    readings.gpus().stream()
                            .map(gpu -> step < 119 && gpu.busyPercent().isPresent()
                                    ? DevicesOfTests.gpu(
                                            2 + step % 30 / 12.0, step % 10 / 8.0, 50 + step / 6, 40 + step % 17)
                                    : gpu)
                            .toList(),
                    readings.host(),
                    readings.source()));
        }
        pane.setPrefWidth(width);
        pane.setMaxWidth(width);
        return new VBox(8, new Label(name), pane);
    }

    private static Node bar(OptionalLong available, OptionalLong peak, OptionalLong stop, double width) {
        var bar = new MemoryBar();
        bar.show(FORECAST, available, peak, stop);
        bar.setPrefWidth(width);
        return bar;
    }
}
