package dev.rlmworkbench.ui.home;

import dev.rlmworkbench.experiment.summary.RunOverview;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// First steps and the runs on this computer.
public final class HomeView implements Screen {

    private static final int MAX_ROWS = 12;
    private static final double ROOM_FOR_ONE_ROW = 1150;

    /// Rows of runs need more room than the sentence that there is none yet.
    private static final double ROOM_BESIDE_RUNS = 1350;

    private final ScreenContext context;
    private final HomeViewModel model;
    private final ScrollPane root = new ScrollPane();

    // kept, as a binding that nobody holds stops hearing of changes
    private final BooleanBinding roomForOneRow = root.widthProperty().greaterThan(ROOM_FOR_ONE_ROW);

    private HomeView(ScreenContext context) {
        this.context = context;
        this.model = new HomeViewModel(
                context.settings(),
                context.background(),
                context.runs(),
                context.models(),
                context.services().benchmarks(),
                context.navigator(),
                context.notices(),
                context.errors(),
                context.services().terminal());
        var cards = new StartCards(context, model).node(roomForOneRow);
        var shown = context.settings().property().map(settings -> settings.gettingStarted());
        cards.visibleProperty().bind(shown);
        cards.managedProperty().bind(cards.visibleProperty());
        var runs = runs();
        HBox.setHgrow(runs, Priority.ALWAYS);
        var lower = new HBox(16, runs, explanation());
        lower.setFillHeight(false);
        var page = new VBox(headline(), cards, lower);
        page.getStyleClass().add("page");
        root.setContent(page);
        root.setFitToWidth(true);
        root.getStylesheets().add(StyleSheets.address("home"));
    }

    public static Screen of(ScreenContext context) {
        return new HomeView(context);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void accept(ScreenRequest request) {
        if (request instanceof ScreenRequest.OpenFile open) {
            model.open(open.file());
        }
    }

    @Override
    public void shown() {
        model.refresh();
    }

    private Node headline() {
        var words = new Label("Does your model read long documents better with code?");
        words.getStyleClass().add("display");
        var below = new Label("Compare plain prompting with a recursive language model (RLM) on your own hardware.");
        below.getStyleClass().add("secondary");
        var toggle = Buttons.ghost(
                "",
                () -> context.settings().change(settings -> settings.withGettingStarted(!settings.gettingStarted())));
        toggle.setId("toggle-getting-started");
        toggle.textProperty()
                .bind(context.settings()
                        .property()
                        .map(settings -> settings.gettingStarted() ? "Hide getting started" : "Getting started"));
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(16, new VBox(2, words, below), space, toggle);
        row.setAlignment(Pos.BOTTOM_LEFT);
        return row;
    }

    private Region runs() {
        var count = new Label();
        count.textProperty().bind(Bindings.size(model.runs()).asString());
        var refresh = Buttons.icon(Feather.REFRESH_CW, "Read the folder again", model::refresh);
        var list = new ListView<>(model.runs());
        list.setId("runs");
        list.setFixedCellSize(RunRow.HEIGHT);
        list.setCellFactory(_ -> new RunRow(model, context.services().benchmarks()));
        list.setSelectionModel(null);
        list.setFocusTraversable(false);
        list.prefHeightProperty()
                .bind(Bindings.size(model.runs())
                        .map(size -> Math.min(size.intValue(), MAX_ROWS) * RunRow.HEIGHT + 12));
        list.setMinHeight(Region.USE_PREF_SIZE);
        var head = RunRow.head();
        var empty = new EmptyState(
                Feather.BAR_CHART_2,
                "No runs yet",
                "The sample asks one model the same %d questions plainly and with code."
                        .formatted(SampleRun.answers() / 2),
                Buttons.normal("Run the sample", Feather.PLAY, model::startSample));
        var trouble = new FieldError(model.trouble());
        var any = Bindings.isNotEmpty(model.runs());
        onlyWhen(list, any);
        onlyWhen(head, any);
        onlyWhen(empty, Bindings.isEmpty(model.runs()));
        var header = new SectionHeader("Runs on this computer", refresh).withCount(count);
        var card = new Card(header, trouble, head, list, empty, footer());
        card.getStyleClass().add("runs-card");
        return card;
    }

    /// Only where there is room for it beside the runs.
    private Node explanation() {
        var explanation = new WhatIsCompared();
        onlyWhen(
                explanation,
                root.widthProperty()
                        .greaterThan(Bindings.when(Bindings.isEmpty(model.runs()))
                                .then(ROOM_FOR_ONE_ROW)
                                .otherwise(ROOM_BESIDE_RUNS)));
        return explanation;
    }

    private Node footer() {
        var words = CutText.of(new Label("", Icons.of(Feather.FOLDER, "icon-14")));
        words.getStyleClass().add("small");
        words.setGraphicTextGap(8);
        Runnable tell = () -> words.setText("Stored as plain files in %s, %s"
                .formatted(
                        model.folder(),
                        Figures.bytes(model.runs().stream()
                                .mapToLong(RunOverview::bytes)
                                .sum())));
        model.runs().addListener((javafx.collections.ListChangeListener<RunOverview>) _ -> tell.run());
        tell.run();
        return words;
    }

    private static void onlyWhen(Node node, javafx.beans.value.ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
