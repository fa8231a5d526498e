package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.experiment.run.RunOutcome;
import dev.rlmworkbench.gpu.DevicePoller;
import dev.rlmworkbench.gpu.GpuMonitors;
import dev.rlmworkbench.gpu.HostMonitor;
import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.SecondPulse;
import dev.rlmworkbench.ui.fx.WaitClock;
import dev.rlmworkbench.ui.notice.ErrorReporter;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.notice.RecentLog;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Commands;
import dev.rlmworkbench.ui.screen.FileDialogs;
import dev.rlmworkbench.ui.screen.Navigator;
import dev.rlmworkbench.ui.screen.Overlay;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.screen.WindowMemory;
import dev.rlmworkbench.ui.screen.WorkbenchServices;
import dev.rlmworkbench.ui.state.DeviceWatch;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.ModelWatch;
import dev.rlmworkbench.ui.state.Preferences;
import dev.rlmworkbench.ui.state.RunCentre;
import dev.rlmworkbench.ui.state.RunNotices;
import dev.rlmworkbench.ui.state.RunStatus;
import dev.rlmworkbench.ui.state.TrainingCentre;
import dev.rlmworkbench.ui.state.TrainingFeed;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The window: toolbar, navigation, the screen at the front, status line, and what appears above them.
public final class Shell {

    /// Below this width the navigation shows icons alone and pages have smaller edges.
    private static final double NARROW = 1100;

    private final Stage stage;
    private final ScreenContext context;
    private final RecentLog log;
    private final RunStatus status = new RunStatus();
    private final DeviceWatch device;
    private final StackPane front = new StackPane();
    private final StackPane root = new StackPane();
    private final Toolbar toolbar;
    private @Nullable JobsPopOver jobs;

    /// @param screens makers of the screens that this build has
    /// @param files   null for those of the desktop
    public Shell(
            Stage stage,
            WorkbenchServices services,
            Executor screenThread,
            EventPump pump,
            RecentLog log,
            Map<ScreenId, Function<ScreenContext, Screen>> screens,
            @org.jspecify.annotations.Nullable FileDialogs files) {
        this.stage = stage;
        this.log = log;
        var settings = new Preferences(services.settings());
        var background = Background.onVirtualThreads(screenThread);
        var notices = new Notices(screenThread);
        var errors = new ErrorReporter(screenThread, notices);
        var jobs = new JobCentre(screenThread, pump, (name, why) -> errors.failed(name + " failed", why));
        this.context = new ScreenContext(
                services,
                settings,
                background,
                pump,
                jobs,
                new RunCentre(services.launcher(), jobs, pump),
                new TrainingCentre(background, () -> settings.get().experiments(), notices),
                new Commands(),
                notices,
                errors,
                new Navigator(),
                new Overlay(),
                files == null
                        ? new SystemFileDialogs(stage, () -> settings.get().experiments())
                        : files,
                new ModelWatch(services.locator(), settings, background),
                new WindowMemory(services.window()),
                new WaitClock(new SecondPulse(), InstantSource.system()));
        context.trainings()
                .showBy(training -> context.navigator().open(new ScreenRequest.WatchTraining(training.path())));
        context.runs().add(status);
        context.runs().add(new RunNotices(context.notices()));
        context.runs().add(new RunCentre.Listener() {
            @Override
            public void ended(@Nullable RunOutcome outcome) {
                // one that broke off may have lost its server
                if (outcome == null) {
                    context.models().refresh();
                }
            }
        });
        services.sandbox().add((language, report) -> screenThread.execute(() -> status.contained(language, report)));
        this.device = new DeviceWatch(
                new DevicePoller(GpuMonitors::find, () -> new HostMonitor(OptionalLong.empty())),
                screenThread,
                context.runs(),
                status::measured);
        screens.forEach((id, maker) -> context.navigator().add(id, () -> maker.apply(context)));
        Look.follow(settings);
        addCommands();
        this.toolbar = new Toolbar(
                context.commands(),
                new EndpointChip(context.models(), context.navigator()),
                context.jobs(),
                context.trainings());
        build();
    }

    public ScreenContext context() {
        return context;
    }

    /// Everything in the window, for pictures.
    public Scene scene() {
        return stage.getScene();
    }

    public void show() {
        context.window().restore(stage);
        var navigator = context.navigator();
        navigator.open(context.window().screen().filter(navigator::has).orElse(ScreenId.HOME));
        stage.show();
        context.models().refresh();
        device.start();
        context.trainings().start();
    }

    private void build() {
        var frame = new BorderPane(front);
        frame.setTop(toolbar);
        frame.setLeft(new NavigationRail(context.navigator(), context.trainings()));
        frame.setBottom(new StatusLine(
                context.jobs(),
                status,
                context.trainings(),
                () -> context.trainings().running().stream().findFirst().ifPresent(this::watch),
                context.commands(),
                context.clock()));
        var toasts = new Toasts(context.notices());
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        root.getStyleClass().add("screen");
        root.getChildren().addAll(frame, toasts, context.overlay().node());
        root.widthProperty().addListener((_, _, width) -> narrow(width.doubleValue() < NARROW));
        var navigator = context.navigator();
        navigator
                .current()
                .addListener((_, _, id) ->
                        front.getChildren().setAll(navigator.screen(id).node()));
        context.errors()
                .showWith(report -> context.overlay()
                        .show(ErrorDialog.of(report, context.overlay()::hide), Pos.CENTER, context.errors()::closed));
        var scene = new Scene(root);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::shortcut);
        stage.setScene(scene);
        stage.setTitle("RLM Workbench");
        new ClosingQuestion(stage, context).install();
    }

    private void narrow(boolean yes) {
        root.getStyleClass().remove("narrow");
        if (yes) {
            root.getStyleClass().add("narrow");
        }
    }

    private void shortcut(KeyEvent key) {
        if (context.overlay().showing()) {
            return;
        }
        boolean typing = stage.getScene().getFocusOwner() instanceof TextInputControl
                || stage.getScene().getFocusOwner() instanceof org.fxmisc.richtext.CodeArea area && area.isEditable();
        context.commands()
                .matching(key, context.navigator().current().get(), typing)
                .ifPresent(command -> {
                    key.consume();
                    command.action().run();
                });
    }

    private void addCommands() {
        var commands = context.commands();
        var navigator = context.navigator();
        var palette = new CommandPalette(commands, navigator, context.overlay());
        commands.add(Command.of("palette", "Search commands", Feather.SEARCH, "Shortcut+K", palette::open));
        int number = 1;
        for (var id : navigator.screens()) {
            var keys = id == ScreenId.SETTINGS ? "Shortcut+Comma" : "Shortcut+" + number++ % 10;
            commands.add(Command.of(
                    "go." + id.wireName(), "Go to " + id.title(), id.icon(), keys, () -> navigator.open(id)));
        }
        commands.add(Command.of(
                "run",
                "Run",
                Feather.PLAY,
                "F5",
                () -> navigator.open(navigator.has(ScreenId.RUN) ? ScreenId.RUN : ScreenId.HOME)));
        commands.add(Command.of("stop", "Stop", Feather.SQUARE, "Shortcut+Period", this::stopRun)
                .when(context.runs().current().isNotNull()));
        commands.add(Command.of(
                "theme", "Switch between light and dark", Feather.SUN, "Shortcut+Shift+L", this::switchTheme));
        commands.add(Command.of("jobs", "Jobs and messages", Feather.ACTIVITY, "Shortcut+J", this::openOrCloseJobs));
        commands.add(Command.of(
                "keys",
                "Keys",
                Feather.HELP_CIRCLE,
                "?",
                () -> context.overlay().show(ShortcutSheet.of(commands))));
        commands.add(Command.of(
                "log",
                "Log of this session",
                Feather.FILE_TEXT,
                null,
                () -> context.overlay()
                        .show(LogViewer.of(log, context.services().terminal().windowWithFullLog()))));
        commands.add(Command.of(
                "models.look", "Look for models again", Feather.REFRESH_CW, null, context.models()::refresh));
        commands.add(Command.of(
                "quit",
                "Quit",
                Feather.POWER,
                "Shortcut+Q",
                () -> stage.fireEvent(
                        new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST))));
    }

    private void watch(TrainingFeed feed) {
        context.navigator().open(new ScreenRequest.WatchTraining(feed.training().path()));
    }

    private void openOrCloseJobs() {
        if (jobs == null) {
            var made = new JobsPopOver(
                    context.jobs(),
                    context.notices(),
                    context.clock(),
                    new TrainingRows(context.trainings(), this::watch));
            // keys that are meant for something else must not reach its buttons
            context.overlay().shown().subscribe(_ -> made.hide());
            context.navigator().current().subscribe(_ -> made.hide());
            jobs = made;
        }
        jobs.openOrClose(toolbar.jobs());
    }

    private void stopRun() {
        var run = context.runs().current().get();
        if (run != null) {
            run.cancel();
        }
    }

    private void switchTheme() {
        boolean dark = StyleSheets.isDark();
        context.settings().change(settings -> settings.withTheme(dark ? Theme.LIGHT : Theme.DARK));
    }
}
