package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.report.training.TrainingFigure;
import dev.rlmworkbench.result.training.MemoryPart;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.ui.chart.ChartDesk;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.control.code.OutputPane;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.state.TrainingMoment;
import dev.rlmworkbench.ui.training.desk.StepPane;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import dev.rlmworkbench.ui.training.gauge.GaugesPane;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The third step: how a training goes, whichever process trains.
public final class WatchPane implements StepPane {

    private static final double LOSS = 296;
    private static final double SMALL = 216;
    private static final double GAUGES = 364;
    private static final double EVENTS = 392;
    private static final double ADAPTER = 392;
    private static final double ROOM_FOR_LOSS = 520;
    private static final double ROOM_FOR_THREE = 700;

    private final ScreenContext context;
    private final TrainingDesk desk;
    private final WatchViewModel model;
    private final WatchHeader header;
    private final WatchActions actions;
    private final StackPane message = new StackPane();
    private final List<CurveCard> curves;
    /// Of a training by its own attempts only.
    private final CurveCard reward;
    private final GaugesPane gauges;
    private final MemoryRow memory;
    private final EventsCard events = new EventsCard();
    private final SamplesCard samples = new SamplesCard();
    private final ScrollPane page = new ScrollPane();
    private final EmptyState nothing;
    private final StackPane root = new StackPane();
    private @Nullable StateMessage said;
    private @Nullable Followed followed;

    /// How many of its events are in the log.
    private int told;

    private record Followed(OptionalLong process, OptionalLong forecast) {}

    public WatchPane(ScreenContext context, TrainingDesk desk) {
        this.context = context;
        this.desk = desk;
        this.model = new WatchViewModel(
                context.background(),
                context.trainings(),
                desk,
                context.services().locator().local(),
                failure -> context.errors().failed("The training cannot go on", failure));
        this.header = new WatchHeader(model);
        this.actions = new WatchActions(model, desk);
        actions.addTo(context.commands());
        this.gauges = new GaugesPane(context);
        this.memory = new MemoryRow(context.background());
        var charts = new ChartDesk(context, "training-export-folder");
        var loss = new LossCard(model, charts, context.background());
        loss.setPrefHeight(LOSS);
        var rate = small(TrainingFigure.LEARNING_RATE, charts, "The learning rate is drawn from the first step on");
        var norm = small(TrainingFigure.GRADIENT_NORM, charts, "The gradients are drawn from the first step on");
        var accuracy = small(TrainingFigure.TOKEN_ACCURACY, charts, "This training does not tell it");
        var overTime = small(TrainingFigure.MEMORY, charts, "This system does not tell it");
        reward = small(TrainingFigure.REWARD, charts, "The reward is drawn from the first step on");
        reward.managedProperty().bind(reward.visibleProperty());
        var adapter = card(LiveFigure.ADAPTER, charts, "This training does not tell it");
        this.curves = List.of(loss, rate, norm, accuracy, overTime, adapter, reward);
        var three = new HBox(16, rate, norm, accuracy);
        for (var card : List.of(rate, norm, accuracy)) {
            card.setMinWidth(0);
            card.setPrefWidth(SMALL);
            HBox.setHgrow(card, Priority.ALWAYS);
        }
        var content = new VBox(
                16,
                header,
                message,
                new MainAndSide(loss, gauges, GAUGES, ROOM_FOR_LOSS),
                reward,
                memory.bar(),
                new MainAndSide(three, events, EVENTS, ROOM_FOR_THREE),
                new MainAndSide(overTime, adapter, ADAPTER, ROOM_FOR_LOSS),
                samples);
        content.getStyleClass().addAll("page", "training-watch");
        message.managedProperty().bind(message.visibleProperty());
        message.setVisible(false);
        page.setContent(content);
        page.setFitToWidth(true);
        nothing = new EmptyState(
                Feather.CPU,
                "No training yet",
                "Choose a data set and a model; the training runs as a process of its own and shows here while it"
                        + " learns, also when the terminal began it.",
                Buttons.primary(
                        "Configure a training",
                        Feather.SLIDERS,
                        () -> desk.step().set(TrainingStep.CONFIGURE)),
                Buttons.normal(
                        "Choose data", Feather.FILE_TEXT, () -> desk.step().set(TrainingStep.DATA)));
        nothing.setId("training-nothing");
        root.getChildren().addAll(page, nothing);
        root.getStylesheets().add(StyleSheets.address("training-watch"));
        model.feed().subscribe(_ -> another());
        model.moment().subscribe(this::show);
        model.looks().addListener(_ -> header.show());
        model.resuming().addListener(_ -> actions.show());
        actions.show();
    }

    private CurveCard small(TrainingFigure kind, ChartDesk charts, String otherwise) {
        return card(LiveFigure.of(kind), charts, otherwise);
    }

    private CurveCard card(LiveFigure kind, ChartDesk charts, String otherwise) {
        var card = new CurveCard(kind, model, charts, context.background(), otherwise, true);
        card.setPrefHeight(SMALL);
        return card;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public List<Node> actions() {
        return actions.nodes();
    }

    @Override
    public void shown() {
        model.refresh();
        curves.forEach(card -> card.looked(true));
        gauges.start();
    }

    @Override
    public void hidden() {
        curves.forEach(card -> card.looked(false));
        gauges.stop();
    }

    private void another() {
        var feed = model.feed().get();
        page.setVisible(feed != null);
        nothing.setVisible(feed == null);
        events.clear();
        samples.clear();
        told = 0;
        said = null;
        message.setVisible(false);
        header.show();
        if (feed != null) {
            feed.problem().subscribe(_ -> tellState());
        }
    }

    private void show(@Nullable TrainingMoment moment) {
        actions.show();
        if (moment == null) {
            return;
        }
        header.show();
        var feed = model.feed().get();
        if (feed != null) {
            var fresh = feed.told(told);
            told += fresh.size();
            events.add(fresh);
            samples.add(fresh);
        }
        var started = moment.status().started();
        reward.setVisible(started != null && started.spec().containsKey("rollouts"));
        memory.show(moment);
        followDevice(moment);
        tellState();
    }

    private void tellState() {
        var feed = model.feed().get();
        var moment = model.moment().get();
        if (feed != null && !feed.problem().get().isEmpty()) {
            tell(StateMessage.unreadable(feed.problem().get()));
        } else {
            tell(moment == null ? null : StateMessage.of(moment).orElse(null));
        }
    }

    private void followDevice(TrainingMoment moment) {
        var started = moment.status().started();
        var expected = started == null
                ? 0
                : started.forecast().stream().mapToLong(MemoryPart::bytes).sum();
        var process = moment.state() instanceof JobState.Working(var _, var sign)
                ? OptionalLong.of(sign.process())
                : OptionalLong.empty();
        var device = new Followed(process, expected == 0 ? OptionalLong.empty() : OptionalLong.of(expected));
        if (!device.equals(followed)) {
            followed = device;
            gauges.follow(device.process(), device.forecast());
        }
    }

    private void tell(@Nullable StateMessage now) {
        if (Objects.equals(said, now)) {
            return;
        }
        said = now;
        message.setVisible(now != null);
        if (now != null) {
            var kind = now.severe() ? MessageCard.Kind.ERROR : MessageCard.Kind.WARNING;
            message.getChildren()
                    .setAll(
                            now.hasLog()
                                    ? new MessageCard(
                                            kind,
                                            now.title(),
                                            now.words(),
                                            Buttons.ghost("What its process said", this::showLog))
                                    : new MessageCard(
                                            now.severe() ? kind : MessageCard.Kind.INFO, now.title(), now.words()));
        }
    }

    private void showLog() {
        var feed = model.feed().get();
        if (feed == null) {
            return;
        }
        var log = feed.training().log();
        context.background()
                .run(
                        () -> TextFile.read(log),
                        text -> {
                            var lines = new OutputPane(24);
                            lines.show(text.isBlank() ? "It said nothing." : text);
                            var sheet = new VBox(
                                    12,
                                    new SectionHeader("What the process of "
                                            + feed.training().name() + " said"),
                                    lines,
                                    Buttons.normal("Close", Feather.X, context.overlay()::hide));
                            sheet.getStyleClass().addAll("popover-surface", "dialog-card");
                            context.overlay().show(sheet);
                        },
                        failure -> context.errors().failed("Its log cannot be read", failure));
    }
}
