package dev.rlmworkbench.ui;

import dev.rlmworkbench.settings.ProgramFolder;
import dev.rlmworkbench.ui.ask.AskView;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.FxPulse;
import dev.rlmworkbench.ui.fx.FxThread;
import dev.rlmworkbench.ui.home.HomeView;
import dev.rlmworkbench.ui.live.LiveView;
import dev.rlmworkbench.ui.models.ModelsView;
import dev.rlmworkbench.ui.notice.RecentLog;
import dev.rlmworkbench.ui.results.ResultsView;
import dev.rlmworkbench.ui.run.RunView;
import dev.rlmworkbench.ui.screen.FileDialogs;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.screen.WorkbenchServices;
import dev.rlmworkbench.ui.settings.SettingsView;
import dev.rlmworkbench.ui.shell.FirstStart;
import dev.rlmworkbench.ui.shell.Look;
import dev.rlmworkbench.ui.shell.Shell;
import dev.rlmworkbench.ui.training.TrainingView;
import dev.rlmworkbench.ui.trajectories.TrajectoriesView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The product's window: which screens there are, and how it starts.
public final class Workbench {

    private Workbench() {}

    private static Map<ScreenId, Function<ScreenContext, Screen>> screens() {
        var screens = new EnumMap<ScreenId, Function<ScreenContext, Screen>>(ScreenId.class);
        screens.put(ScreenId.HOME, HomeView::of);
        screens.put(ScreenId.ASK, AskView::of);
        screens.put(ScreenId.RUN, RunView::of);
        screens.put(ScreenId.LIVE, LiveView::of);
        screens.put(ScreenId.TRAJECTORIES, TrajectoriesView::of);
        screens.put(ScreenId.RESULTS, ResultsView::of);
        screens.put(ScreenId.TRAINING, TrainingView::of);
        screens.put(ScreenId.MODELS, ModelsView::of);
        screens.put(ScreenId.SETTINGS, SettingsView::of);
        return screens;
    }

    /// Opens the window and waits until it is closed.
    ///
    /// @param file of results, steps or settings that is shown at once, null for none
    /// @throws NoDisplayException when there is nothing to show a window on
    public static void run(WorkbenchServices services, @Nullable Path file)
            throws InterruptedException, NoDisplayException {
        boolean first = !Files.exists(services.settings().path());
        run(services, (_, shell) -> {
            if (first) {
                ProgramFolder.samples().ifPresent(samples -> FirstStart.ask(shell.context(), samples));
            }
            if (file != null) {
                shell.context().navigator().open(new ScreenRequest.OpenFile(file));
            }
        });
    }

    /// Opens the window, shows each screen for a second and closes it again.
    ///
    /// @throws NoDisplayException when there is nothing to show a window on
    public static void rehearse(WorkbenchServices services) throws InterruptedException, NoDisplayException {
        run(services, (stage, shell) -> {
            var tour = new Timeline();
            var navigator = shell.context().navigator();
            for (var id : navigator.screens()) {
                var at = Duration.seconds(1 + tour.getKeyFrames().size());
                tour.getKeyFrames().add(new KeyFrame(at, _ -> navigator.open(id)));
            }
            tour.getKeyFrames()
                    .add(new KeyFrame(Duration.seconds(2 + tour.getKeyFrames().size()), _ -> stage.hide()));
            tour.play();
        });
    }

    private static void run(WorkbenchServices services, BiConsumer<Stage, Shell> opened)
            throws InterruptedException, NoDisplayException {
        var closed = new CountDownLatch(1);
        try {
            Platform.startup(() -> {
                var stage = new Stage();
                stage.setOnHidden(_ -> closed.countDown());
                stage.getIcons().setAll(Look.icons());
                opened.accept(stage, open(stage, services, null));
            });
        } catch (UnsupportedOperationException e) {
            throw new NoDisplayException(e);
        }
        closed.await();
        Platform.exit();
    }

    /// Fills a stage and shows it. On the JavaFX thread.
    ///
    /// @param files null for the dialogs of the desktop
    public static Shell open(Stage stage, WorkbenchServices services, @Nullable FileDialogs files) {
        Look.loadFonts();
        var shell = new Shell(
                stage, services, new FxThread(), new EventPump(new FxPulse()), RecentLog.attached(), screens(), files);
        var errors = shell.context().errors();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> errors.fault(failure));
        shell.show();
        return shell;
    }
}
