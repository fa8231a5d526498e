package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.VisibleText;
import dev.rlmworkbench.ui.trajectories.tab.CodeTab;
import dev.rlmworkbench.ui.trajectories.tab.ConversationTab;
import dev.rlmworkbench.ui.trajectories.tab.RawTab;
import dev.rlmworkbench.ui.trajectories.tab.StepTab;
import dev.rlmworkbench.ui.trajectories.tab.SubCallsTab;
import dev.rlmworkbench.ui.trajectories.tab.UsageTab;
import dev.rlmworkbench.ui.trajectories.tab.VariablesTab;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import dev.rlmworkbench.ui.trajectories.task.Spans;
import dev.rlmworkbench.ui.trajectories.task.StepWalk;
import dev.rlmworkbench.ui.trajectories.task.TaskFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One trajectory at one step: what was asked, the time line, the context map, and tabs for the step. Two of them stand
/// side by side to be compared.
final class TrajectoryPane extends VBox {

    private static final PseudoClass VANILLA = PseudoClass.getPseudoClass("vanilla");

    /// Without room for them the tools are icons alone.
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    private static final double ROOM_FOR_WORDS = 480;

    private final StepWalk walk;
    private final Label title = new Label();
    private final HBox verdict = new HBox();
    private final Label answer = new Label();
    private final FlowPane facts = new FlowPane(12, 4);
    private final StepCardsPane cards;
    private final TimeAxis axis;
    private final ContextMapPane map = new ContextMapPane();
    private final TabPane tabs = new TabPane();
    private final Map<Tab, StepTab> contents = new LinkedHashMap<>();
    private final Label nothing =
            new Label("The file has no step of this task: it was not answered any further, or its lines are lost.");
    private final SplitPane split;
    private @Nullable OpenTask task;

    /// @param tools stand right of the verdict
    TrajectoryPane(StepWalk walk, RawTab.Lines lines, Node... tools) {
        this.walk = walk;
        getStyleClass().add("trajectory");
        cards = new StepCardsPane(walk);
        axis = new TimeAxis(walk::go);
        title.getStyleClass().add("title");
        title.setMinWidth(0);
        title.setGraphicTextGap(8);
        answer.getStyleClass().add("secondary");
        answer.setMinWidth(0);
        verdict.setMinWidth(USE_PREF_SIZE);
        verdict.setAlignment(Pos.CENTER_LEFT);
        facts.setRowValignment(VPos.CENTER);
        facts.setMinWidth(0);
        HBox.setHgrow(answer, Priority.ALWAYS);
        answer.setMaxWidth(Double.MAX_VALUE);
        var second = new HBox(8, verdict, answer);
        second.getChildren().addAll(tools);
        second.setAlignment(Pos.CENTER_LEFT);
        var head = new VBox(3, title, second, facts);
        var time = new VBox(10, cards, axis, map);
        time.getStyleClass().add("time-card");
        var above = new ScrollPane(time);
        above.setFitToWidth(true);
        above.getStyleClass().addAll("card", "flush");
        add("Conversation", new ConversationTab());
        add("Code and output", new CodeTab());
        add("Sub-calls", new SubCallsTab());
        add("Variables", new VariablesTab());
        add("Usage", new UsageTab());
        add("Raw JSON", new RawTab(lines));
        tabs.getStyleClass().addAll("card", "flush");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().select(1);
        tabs.getSelectionModel().selectedItemProperty().addListener(_ -> showStep());
        split = new SplitPane(above, tabs);
        split.setOrientation(javafx.geometry.Orientation.VERTICAL);
        split.getStyleClass().add("clear-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        nothing.getStyleClass().add("secondary");
        nothing.setWrapText(true);
        getChildren().addAll(head, nothing, split);
        walk.current().addListener(_ -> showStep());
        widthProperty()
                .addListener((_, _, width) -> pseudoClassStateChanged(TIGHT, width.doubleValue() < ROOM_FOR_WORDS));
    }

    /// Its only divider is between time line and tabs.
    SplitPane split() {
        return split;
    }

    private void add(String name, StepTab content) {
        var tab = new Tab(name, content.node());
        tabs.getTabs().add(tab);
        contents.put(tab, content);
    }

    void show(@Nullable OpenTask now) {
        boolean same = now != null && task != null && now.events() == task.events();
        task = now;
        if (now == null) {
            return;
        }
        if (!same) {
            head(now);
            pseudoClassStateChanged(VANILLA, now.summary().method().equals("vanilla"));
            cards.show(now.steps());
            axis.show(Spans.of(now.steps()));
        }
        boolean empty = now.steps().isEmpty();
        nothing.setVisible(empty);
        nothing.setManaged(empty);
        split.setVisible(!empty);
        showStep();
    }

    private void head(OpenTask now) {
        var summary = now.summary();
        title.setGraphic(MethodMark.of(summary.method()));
        title.setText(
                summary.query().isBlank()
                        ? MethodMark.name(summary.method())
                        : VisibleText.oneLine(summary.query(), 400));
        title.setTooltip(new Tooltip(VisibleText.excerpt(summary.query(), 1_000)));
        verdict.getChildren().setAll(TaskFigures.chip(summary.outcome()));
        answer.setText(answerWords(now));
        answer.setTooltip(new Tooltip(answer.getText()));
        facts.getChildren().setAll(figures(now));
        for (var found : now.tags()) {
            var chip = new Chip(found.tag().label(), Feather.TAG, Chip.Tone.NEUTRAL);
            chip.setTooltip(new Tooltip("%s\nStep %d: %s"
                    .formatted(found.tag().meaning(), found.step(), VisibleText.excerpt(found.why(), 1_000))));
            chip.setOnMouseClicked(_ -> walk.go(found.step() - 1));
            facts.getChildren().add(chip);
        }
    }

    private static String answerWords(OpenTask now) {
        TaskSummary summary = now.summary();
        var said = now.replay().error() != null
                ? VisibleText.oneLine(now.replay().error(), 400)
                : summary.answer() == null ? "No answer" : "Answer " + oneLine(summary.answer());
        var expected = summary.outcome() != TaskSummary.Outcome.RIGHT && summary.expected() != null
                ? ", expected " + oneLine(summary.expected())
                : "";
        return said + expected;
    }

    private static List<Label> figures(OpenTask now) {
        var replay = now.replay();
        var steps = now.steps();
        return Stream.of(
                        steps.isEmpty() ? "" : steps.getFirst().model(),
                        MethodMark.name(now.summary().method()),
                        replay.contextChars() > 0 ? "%,d characters".formatted(replay.contextChars()) : "",
                        Figures.count(steps.size(), "step"),
                        Figures.tokens(replay.spent(steps.size()).tokens()) + " tokens",
                        Figures.seconds(replay.seconds()))
                .filter(words -> !words.isEmpty())
                .map(words -> {
                    var label = new Label(words);
                    label.getStyleClass().add("small");
                    return label;
                })
                .toList();
    }

    private static String oneLine(String text) {
        return VisibleText.oneLine(text, 160);
    }

    private void showStep() {
        var now = task;
        if (now == null || now.steps().isEmpty()) {
            return;
        }
        int index = Math.min(walk.current().get(), now.steps().size() - 1);
        var step = now.stepAt(index);
        cards.mark(index);
        axis.mark(index);
        map.show(now, index);
        for (var tab : contents.keySet()) {
            if (contents.get(tab) instanceof SubCallsTab) {
                int calls = step.subCalls().size();
                tab.setText(calls == 0 ? "Sub-calls" : "Sub-calls %,d".formatted(calls));
            }
        }
        contents.get(tabs.getSelectionModel().getSelectedItem()).show(now, step);
    }
}
