package dev.rlmworkbench.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.CssWarnings;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.Workbench;
import dev.rlmworkbench.ui.results.chart.ShelfCard;
import dev.rlmworkbench.ui.screen.FileDialogs;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A person opens the sample that ships, looks at charts and tasks, and takes a chart and a report away.
@ExtendWith(ApplicationExtension.class)
class ResultsWalkTest {

    @TempDir
    private Path folder;

    private final CssWarnings css = new CssWarnings();
    private Shell shell;

    @Start
    void start(Stage stage) throws IOException {
        var experiments = Files.createDirectories(folder.resolve("experiments"));
        try (Stream<Path> files = Files.list(Path.of("experiments"))) {
            for (var file : files.toList()) {
                Files.copy(file, experiments.resolve(file.getFileName()));
            }
        }
        shell = Workbench.open(stage, TestServices.in(folder, "http://127.0.0.1:9"), new Answers());
    }

    @AfterEach
    void noStyleIsBroken() {
        css.close();
        assertEquals(List.of(), css.all());
    }

    @Test
    void resultsAreReadAndTakenAway(FxRobot robot) throws IOException, TimeoutException {
        var sample = folder.resolve("experiments/sample_comparison.jsonl");
        robot.interact(() -> shell.context().navigator().open(new ScreenRequest.OpenResults(List.of(sample))));
        until(() -> picture(robot) != null);
        assertTrue(robot.lookup("#results-what")
                .queryAs(Label.class)
                .getText()
                .startsWith("sample_comparison, 16 results, qwen2.5-coder-1.5b"));
        assertEquals(6, table(robot, "#results-cells").getItems().size());

        var before = picture(robot);
        var series = robot.lookup("#chart-left-series").queryAs(MenuButton.class);
        robot.interact(series::show);
        robot.interact(() -> series.getItems().getFirst().fire());
        robot.interact(series::hide);
        until(() -> picture(robot) != before);
        robot.interact(() -> shell.context().settings().change(settings -> settings.withTheme(Theme.DARK)));
        robot.interact(() -> shell.context().settings().change(settings -> settings.withTheme(Theme.LIGHT)));

        robot.clickOn("#results-outcome-only_second_right");
        var tasks = table(robot, "#results-tasks");
        until(() -> tasks.isVisible() && tasks.getItems().size() < 8);
        robot.clickOn("#results-outcome-all");
        until(() -> tasks.getItems().size() == 8);

        robot.interact(() -> robot.lookup("#chart-left-chart").query().requestFocus());
        robot.type(KeyCode.RIGHT, KeyCode.ENTER);
        until(() -> robot.lookup("#results-point").query().isVisible());
        until(() -> tasks.getItems().size() == 4);
        robot.clickOn("#results-point");
        until(() -> tasks.getItems().size() == 8);

        robot.clickOn("#results-filter-button");
        until(() -> robot.lookup("#results-lengths").tryQuery().isPresent());
        robot.interact(() ->
                robot.lookup("#results-lengths").queryAs(RangeSlider.class).setHighValue(0));
        until(() -> tasks.getItems().size() == 4);
        robot.interact(() ->
                robot.lookup("#results-lengths").queryAs(RangeSlider.class).setHighValue(1));
        until(() -> tasks.getItems().size() == 8);
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#results-columns-button");
        until(() -> robot.lookup("#results-columns").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);

        robot.interact(() -> tasks.getSelectionModel().select(0));
        until(() ->
                robot.lookup("#results-task").lookup("Right answer").tryQuery().isPresent());

        robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        until(() -> robot.lookup("#export-dialog").tryQuery().isPresent());
        robot.interact(() -> {
            robot.lookup("#export-folder")
                    .queryAs(TextField.class)
                    .setText(folder.resolve("plots").toString());
            robot.lookup("#export-width").queryAs(TextField.class).setText("84");
            robot.lookup("#export-svg").queryAs(CheckBox.class).fire();
        });
        until(() -> robot.lookup("#export-sizes").queryAs(Label.class).getText().contains(".svg, "));
        robot.interact(() -> robot.lookup("#export-save").queryAs(Button.class).fire());
        var pdf = folder.resolve("plots/sample_comparison_accuracy_by_context.pdf");
        until(() -> Files.exists(pdf) && !shell.context().overlay().showing());
        try (var document = Loader.loadPDF(pdf.toFile())) {
            var words = new PDFTextStripper().getText(document);
            assertTrue(words.contains("Context length"), words);
        }
        assertTrue(Files.exists(folder.resolve("plots/sample_comparison_accuracy_by_context.svg")));

        robot.interact(
                () -> robot.lookup("#results-report").queryAs(Button.class).fire());
        until(() -> Files.exists(folder.resolve("report.html")));

        robot.interact(
                () -> robot.lookup("#chart-left-enlarge").queryAs(Button.class).fire());
        until(() -> robot.lookup("#chart-large-chart").tryQuery().isPresent());
        var large = robot.lookup("#chart-large").queryAs(ShelfCard.class);
        var left = robot.lookup("#chart-left").queryAs(ShelfCard.class);
        var enlarged = large.shown().get();
        robot.clickOn("#chart-large-table");
        robot.type(KeyCode.ESCAPE);
        assertFalse(shell.context().overlay().showing());
        robot.type(KeyCode.F5);
        until(() -> left.shown().get() != null && left.shown().get() != enlarged);
        assertSame(enlarged, large.shown().get(), "a card that is closed follows the results no more");

        robot.interact(() -> robot.lookup("#results-task")
                .lookup(".button")
                .queryAs(Button.class)
                .fire());
        until(() -> shell.context().navigator().current().get() == ScreenId.TRAJECTORIES);
        until(() -> robot.lookup("#trajectories-place").tryQuery().isPresent());
    }

    private static Image picture(FxRobot robot) {
        return robot.lookup("#chart-left-chart")
                .lookup((Node node) -> node instanceof ImageView)
                .queryAs(ImageView.class)
                .getImage();
    }

    private static TableView<?> table(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TableView.class);
    }

    private static void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The person's answers to the dialogs of the desktop.
    private final class Answers implements FileDialogs {
        @Override
        public List<Path> chooseFiles(String title) {
            return List.of();
        }

        @Override
        public Optional<Path> chooseFile(String title, String kind, List<String> patterns) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseFolder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> saveAs(String title, String suggestedName) {
            return Optional.of(folder.resolve("report.html"));
        }
    }
}
