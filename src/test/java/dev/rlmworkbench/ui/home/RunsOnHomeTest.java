package dev.rlmworkbench.ui.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.ResultSamples;
import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The runs that are listed on Home.
@ExtendWith(ApplicationExtension.class)
class RunsOnHomeTest {

    @TempDir
    private Path folder;

    private final CssWarnings css = new CssWarnings();

    @Start
    void start(Stage stage) throws IOException {
        var experiments = Files.createDirectories(folder.resolve("experiments"));
        var results = Stream.of(
                ResultSamples.of("vanilla", 4_000, 1, true),
                ResultSamples.of("vanilla", 4_000, 2, false),
                ResultSamples.of("rlm", 4_000, 1, true),
                ResultSamples.of("rlm", 4_000, 2, true).withError("server gone"));
        Files.writeString(
                experiments.resolve("some.jsonl"),
                results.map(ResultSamples::line).collect(Collectors.joining("\n", "", "\n")));
        Workbench.open(stage, TestServices.in(folder, "http://127.0.0.1:9"), null);
    }

    @AfterEach
    void noStyleIsBroken() {
        css.close();
        assertEquals(List.of(), css.all());
    }

    @Test
    void whereTasksFailedTheAccuracyIsShownWithErrorsAsWrongToo(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> robot.lookup("some").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();

        assertTrue(robot.lookup("1 of 2 [9-91]").tryQuery().isPresent(), "vanilla, without errors");
        assertTrue(robot.lookup("1 of 1 [21-100]").tryQuery().isPresent(), "rlm, answered tasks");
        assertTrue(robot.lookup("50 % with 1 error").tryQuery().isPresent(), "rlm, with its error");
        assertEquals(
                1,
                robot.lookup(".caption").queryAll().stream()
                        .filter(label -> label.toString().contains("with 1 error"))
                        .count());
    }
}
