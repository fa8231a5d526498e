package dev.rlmworkbench.ui;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Milliseconds from the start of the JVM to the first frame of the window with Home. One start a process.
public final class StartBenchmark {

    private StartBenchmark() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("start");
        Platform.startup(() -> {
            Workbench.open(new Stage(), TestServices.in(folder, "http://127.0.0.1:9"), null);
            new AnimationTimer() {
                private int frames;

                @Override
                public void handle(long now) {
                    if (++frames == 2) {
                        var runtime = ManagementFactory.getRuntimeMXBean();
                        System.out.printf(
                                "first frame after %,d ms%n", System.currentTimeMillis() - runtime.getStartTime());
                        System.exit(0);
                    }
                }
            }.start();
        });
    }
}
