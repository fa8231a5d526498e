package dev.rlmworkbench.ui.settings;

import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.Segments;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Theme, folders, endpoints, and the state of the sandbox. Every change holds at once.
public final class SettingsView implements Screen {

    private final ScreenContext context;
    private final SettingsViewModel model;
    private final ScrollPane root;

    private SettingsView(ScreenContext context) {
        this.context = context;
        this.model = new SettingsViewModel(
                context.settings(), context.background(), context.services().repls());
        var title = new Label("Settings");
        title.getStyleClass().add("title");
        var page = new VBox(title, appearance(), folders(), endpoints(), sandbox());
        page.getStyleClass().add("page");
        page.setMaxWidth(880);
        root = new ScrollPane(page);
        root.setFitToWidth(true);
    }

    public static Screen of(ScreenContext context) {
        return new SettingsView(context);
    }

    @Override
    public Parent node() {
        return root;
    }

    private Node appearance() {
        var themes = new Segments<>(
                "theme",
                Theme.class,
                SettingsView::label,
                context.settings().property().map(Settings::theme),
                theme -> context.settings().change(settings -> settings.withTheme(theme)));
        return Card.titled("Theme", hint("How the window looks."), themes);
    }

    private static String label(Theme theme) {
        return switch (theme) {
            case SYSTEM -> "As the system";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    private Node folders() {
        var field = new TextField();
        field.setId("experiments-folder");
        field.textProperty().bindBidirectional(model.experiments());
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                model.saveExperiments();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        var choose = Buttons.normal(
                "Choose",
                Feather.FOLDER,
                () -> context.files().chooseFolder("Folder of all runs").ifPresent(folder -> {
                    model.experiments().set(folder.toString());
                    model.saveExperiments();
                }));
        var directories = context.services().directories();
        return Card.titled(
                "Folders",
                hint("Where the results of all runs are kept, as JSON lines."),
                new HBox(8, field, choose),
                new FieldError(field, model.experimentsError()),
                fact("Settings", directories.config().toString()),
                fact("Cache, can be deleted", directories.cache().toString()),
                fact("Data", directories.data().toString()));
    }

    private Node endpoints() {
        var area = new TextArea();
        area.setId("endpoints");
        area.setPromptText("http://127.0.0.1:8080/v1");
        area.setPrefRowCount(3);
        area.textProperty().bindBidirectional(model.endpoints());
        var save = Buttons.normal("Use these", Feather.CHECK, () -> {
            if (model.saveEndpoints()) {
                context.models().refresh();
            }
        });
        save.setId("save-endpoints");
        return Card.titled(
                "Endpoints",
                hint(
                        "Model servers beside those that answer on this machine: Ollama or OpenAI-compatible, one address a line. "
                                + "A key is read from the environment variable OPENAI_API_KEY and never stored."),
                area,
                new FieldError(area, model.endpointsError()),
                save);
    }

    private Node sandbox() {
        var words = new Label();
        words.setWrapText(true);
        words.textProperty().bind(model.sandbox());
        var test = Buttons.normal("Test the sandbox", Feather.SHIELD, model::testSandbox);
        test.setId("test-sandbox");
        test.disableProperty().bind(model.testing());
        return Card.titled(
                "Sandbox",
                hint("Code that models write runs in a process of its own without files, network or other processes."),
                words,
                test);
    }

    private static Label hint(String words) {
        var label = new Label(words);
        label.getStyleClass().add("small");
        label.setWrapText(true);
        return label;
    }

    private static Node fact(String name, String value) {
        var what = new Label(name);
        what.getStyleClass().add("small");
        what.setMinWidth(150);
        var path = new Label(value);
        path.getStyleClass().add("mono");
        var row = new HBox(8, what, path);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
