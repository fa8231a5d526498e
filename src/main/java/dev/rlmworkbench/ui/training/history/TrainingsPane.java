package dev.rlmworkbench.ui.training.history;

import dev.rlmworkbench.training.job.TrainingOverview;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.fx.WaitClock;
import dev.rlmworkbench.ui.screen.Confirmation;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.training.desk.StepPane;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The list of all trainings with the values of the chosen one.
public final class TrainingsPane implements StepPane {

    private final ScreenContext context;
    private final TrainingDesk desk;
    private final TrainingsViewModel model;
    private final StackPane root = new StackPane();
    private final HBox columns;
    private final StackPane nothing = new StackPane();
    private final ListView<TrainingOverview> list;
    private final VBox message = new VBox();
    private final Button compare;
    private final Button delete;
    private List<TrainingOverview> chosen = List.of();
    private WaitClock.@Nullable Wait looking;

    private TrainingsPane(ScreenContext context, TrainingDesk desk) {
        this.context = context;
        this.desk = desk;
        this.model = new TrainingsViewModel(
                desk,
                context.background(),
                context.trainings(),
                context.services().locator().local(),
                context.services().terminal());
        list = new ListView<>(model.trainings());
        list.setId("trainings");
        list.getStyleClass().add("plain-list");
        list.setFixedCellSize(TrainingRow.HEIGHT);
        list.setCellFactory(_ -> new TrainingRow(model));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setOnKeyPressed(this::key);
        VBox.setVgrow(list, Priority.ALWAYS);
        compare = Buttons.normal("Compare", Feather.TRENDING_DOWN, () -> model.compare(chosen));
        compare.setId("trainings-compare");
        delete = Buttons.danger("Delete", Feather.TRASH_2, this::askToDelete);
        delete.setId("trainings-delete");
        var count = new Label();
        model.trainings().addListener((Observable _) -> count.setText(model.sum()));
        var left = new Card(new SectionHeader("Trainings", compare, delete).withCount(count), message, list);
        left.getStyleClass().add("trainings-card");
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        var details = new ScrollPane(new TrainingDetails(model));
        details.setFitToWidth(true);
        details.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        details.getStyleClass().add("training-details-scroll");
        columns = new HBox(16, left, details);
        columns.getStyleClass().add("page");
        root.getChildren().addAll(columns, nothing);
        root.getStylesheets().add(StyleSheets.address("training-judge"));
        list.getSelectionModel().getSelectedItems().addListener((Observable _) -> choose());
        model.trainings().addListener((Observable _) -> show());
        model.renewing().subscribe(renewing -> {
            if (!renewing) {
                chooseAgain();
            }
        });
        model.read().subscribe(_ -> show());
        model.trouble.subscribe(_ -> showTrouble());
        model.refused.subscribe(_ -> showTrouble());
        choose();
        show();
    }

    public static TrainingsPane of(ScreenContext context, TrainingDesk desk) {
        return new TrainingsPane(context, desk);
    }

    @Override
    public Parent node() {
        return root;
    }

    /// The newest trainings, small enough to stand beside something else; empty where there are none.
    public Region recent() {
        return new RecentTrainings(model, () -> desk.history().set(true));
    }

    /// Reads the folder again.
    public void look() {
        model.refresh();
    }

    @Override
    public void shown() {
        if (looking == null) {
            looking = context.clock().begin(_ -> model.refresh());
        }
    }

    @Override
    public void hidden() {
        if (looking != null) {
            looking.end();
            looking = null;
        }
    }

    private void choose() {
        if (model.renewing().get()) {
            return;
        }
        chosen = list.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
        if (!chosen.isEmpty()) {
            model.shown.set(chosen.getLast());
        }
        compare.setDisable(chosen.size() < 2);
        delete.setDisable(model.deletable(chosen).isEmpty());
    }

    /// The same trainings, also where their rows are others.
    private void chooseAgain() {
        var before = chosen.stream().map(TrainingOverview::training).toList();
        list.getSelectionModel().clearSelection();
        for (int i = 0; i < model.trainings().size(); i++) {
            if (before.contains(model.trainings().get(i).training())) {
                list.getSelectionModel().select(i);
            }
        }
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER -> chosen.stream().findFirst().ifPresent(model::open);
            case DELETE -> askToDelete();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void askToDelete() {
        var several = model.deletable(chosen);
        if (several.isEmpty()) {
            return;
        }
        context.overlay()
                .show(new Confirmation(
                        context.overlay(),
                        several.size() == 1 ? "Delete this training?" : "Delete these trainings?",
                        model.question(several),
                        "Keep",
                        "Delete",
                        Feather.TRASH_2,
                        () -> model.delete(several)));
    }

    private void showTrouble() {
        message.getChildren().clear();
        var words = model.trouble.get();
        if (!words.isEmpty()) {
            var refused = model.refused.get();
            message.getChildren()
                    .add(
                            refused == null
                                    ? new MessageCard(MessageCard.Kind.ERROR, "That did not work", words)
                                    : new MessageCard(
                                            MessageCard.Kind.ERROR,
                                            refused.training().name() + " does not go on",
                                            words,
                                            anyway(refused)));
        }
    }

    private Node anyway(TrainingOverview refused) {
        var button = Buttons.normal("Resume all the same", Feather.PLAY, () -> model.resume(refused, true));
        button.setId("trainings-anyway");
        return button;
    }

    private void show() {
        boolean any = !model.trainings().isEmpty();
        columns.setVisible(any);
        nothing.setVisible(!any);
        nothing.getChildren().clear();
        if (!any && model.read().get()) {
            nothing.getChildren()
                    .add(new EmptyState(
                            Feather.CPU,
                            "No training yet",
                            "Runs become data, data trains an adapter, and the same runner says whether it helped.",
                            Buttons.normal("Begin with data", Feather.DATABASE, () -> {
                                desk.history().set(false);
                                desk.step().set(TrainingStep.DATA);
                            })));
        }
    }
}
