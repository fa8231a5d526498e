package dev.rlmworkbench.ui.screen;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The screens, in the order of the navigation.
public enum ScreenId {
    HOME("Home", Feather.HOME),
    ASK("Ask", Feather.MESSAGE_CIRCLE),
    RUN("Run", Feather.SLIDERS),
    LIVE("Live", Feather.ACTIVITY),
    TRAJECTORIES("Trajectories", Feather.GIT_BRANCH),
    RESULTS("Results", Feather.BAR_CHART_2),
    TRAINING("Training", Feather.CPU),
    MODELS("Models", Feather.BOX),
    PROMPTS("Prompts", Feather.FILE_TEXT),
    SETTINGS("Settings", Feather.SETTINGS);

    private final String title;
    private final Ikon icon;

    ScreenId(String title, Ikon icon) {
        this.title = title;
        this.icon = icon;
    }

    public String title() {
        return title;
    }

    public Ikon icon() {
        return icon;
    }

    /// As in files and style sheets: `home`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
