package dev.rlmworkbench.ui.home;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.shell.Screen;
import dev.rlmworkbench.ui.shell.ScreenContext;
import dev.rlmworkbench.ui.shell.ScreenId;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// First steps and the runs on this computer.
public final class HomeView implements Screen {

    private final VBox root;

    private HomeView(ScreenContext context) {
        var headline = new Label("Does your model read long documents better with code?");
        headline.getStyleClass().add("display");
        root = new VBox(
                headline,
                new EmptyState(
                        Feather.BAR_CHART_2,
                        "No runs yet",
                        "Start one with: rlm smoke",
                        Buttons.primary(
                                "Settings",
                                Feather.SETTINGS,
                                () -> context.navigator().open(ScreenId.SETTINGS))));
        root.getStyleClass().add("page");
    }

    public static Screen of(ScreenContext context) {
        return new HomeView(context);
    }

    @Override
    public Parent node() {
        return root;
    }
}
