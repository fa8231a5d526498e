package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.DropZone;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Confirmation;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.training.desk.StepPane;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The step Data: what a data set is made of, and the one that was made.
public final class DataView implements StepPane {

    private final ScreenContext context;
    private final TrainingDesk desk;
    private final DataViewModel model;
    private final StackPane root = new StackPane();
    private final FormPage form;
    private final DatasetPage dataset;
    private final WaitingPane waiting;
    private final Button other = Buttons.ghost("Another data set", this::choose);
    private final Button last = Buttons.ghost("Back to the data set", this::showLast);
    private final Button configure = Buttons.primary("Configure", Feather.ARROW_RIGHT, this::configure);

    private DataView(ScreenContext context, TrainingDesk desk) {
        this.context = context;
        this.desk = desk;
        this.model = new DataViewModel(
                desk,
                context.background(),
                context.pump(),
                context.jobs(),
                context.notices(),
                context.services().benchmarks(),
                context.services().locator().local(),
                context.services().profiles(),
                context.services().terminal());
        form = new FormPage(model, context, this::build);
        dataset = new DatasetPage(model, context);
        waiting = new WaitingPane(model);
        root.getChildren().addAll(form, dataset, waiting);
        root.getStylesheets().add(StyleSheets.address("training-data"));
        DropZone.accept(root, this::dropped);
        other.setId("data-another");
        last.setId("data-back");
        configure.setId("data-configure");
        model.state().subscribe(this::bringToFront);
        addCommands();
    }

    public static StepPane of(ScreenContext context, TrainingDesk desk) {
        return new DataView(context, desk);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public List<Node> actions() {
        return List.of(other, last, configure);
    }

    @Override
    public void shown() {
        model.refresh();
    }

    private void bringToFront(DataState state) {
        form.setVisible(state instanceof DataState.Choosing);
        dataset.setVisible(state instanceof DataState.Shown);
        waiting.setVisible(!form.isVisible() && !dataset.isVisible());
        show(other, state instanceof DataState.Shown || state instanceof DataState.Refused);
        show(last, state instanceof DataState.Choosing && model.last().get() != null);
        show(configure, state instanceof DataState.Shown shown && shown.usable());
        if (state instanceof DataState.Shown shown) {
            dataset.show(shown);
        }
    }

    private static void show(Button button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }

    /// Data sets are opened, all else is taken for trajectories.
    private void dropped(List<Path> files) {
        if (files.size() == 1 && files.getFirst().toString().endsWith(".build.json")) {
            var report = files.getFirst().toString();
            model.open(Path.of(report.substring(0, report.length() - ".build.json".length()) + ".jsonl"));
        } else {
            model.choose();
            model.sources().add(files);
        }
    }

    private void choose() {
        model.choose();
    }

    private void showLast() {
        model.showLast();
    }

    private void configure() {
        desk.step().set(TrainingStep.CONFIGURE);
    }

    private void build() {
        model.build((file, go) -> context.overlay()
                .show(new Confirmation(
                        context.overlay(),
                        "Replace %s?".formatted(file.getFileName()),
                        "%s is a data set already. A training that was made with it cannot go on with another one."
                                .formatted(file),
                        "Keep it",
                        "Replace it",
                        Feather.REFRESH_CW,
                        go)));
    }

    private void addCommands() {
        var here = Bindings.equal(desk.step(), TrainingStep.DATA);
        add("training.data.build", "Build the data set", Feather.LAYERS, "Shortcut+B", this::build, here);
        add("training.data.next", "Next sample", Feather.CHEVRON_RIGHT, "J", () -> dataset.step(1), here);
        add("training.data.back", "Sample before it", Feather.CHEVRON_LEFT, "K", () -> dataset.step(-1), here);
        add("training.data.learned", "Next learned part", Feather.CHEVRONS_DOWN, "L", dataset::nextLearned, here);
    }

    private void add(String id, String label, Feather icon, String keys, Runnable action, ObservableBooleanValue here) {
        context.commands()
                .add(Command.of(id, label, icon, keys, action)
                        .on(ScreenId.TRAINING)
                        .when(here));
    }
}
