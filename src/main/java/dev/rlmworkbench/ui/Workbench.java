package dev.rlmworkbench.ui;

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
import dev.rlmworkbench.ui.screen.WorkbenchServices;
import dev.rlmworkbench.ui.settings.SettingsView;
import dev.rlmworkbench.ui.shell.Look;
import dev.rlmworkbench.ui.shell.Shell;
import dev.rlmworkbench.ui.training.TrainingView;
import dev.rlmworkbench.ui.trajectories.TrajectoriesView;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;
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
    /// @throws NoDisplayException when there is nothing to show a window on
    public static void run(WorkbenchServices services) throws InterruptedException, NoDisplayException {
        var closed = new CountDownLatch(1);
        try {
            Platform.startup(() -> {
                var stage = new Stage();
                stage.setOnHidden(_ -> closed.countDown());
                open(stage, services, null);
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
