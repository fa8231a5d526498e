package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.screen.Navigator;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with the run: follow, pause, skip and stop while it goes on, see what it says and step through
/// it afterwards.
final class RunButtons extends HBox {

    private final LiveViewModel model;
    private final Navigator navigator;

    RunButtons(LiveViewModel model, Navigator navigator) {
        super(8);
        this.model = model;
        this.navigator = navigator;
        var follow = Buttons.normal("Follow the run", Feather.ARROW_DOWN, model::follow);
        follow.visibleProperty().bind(model.following.not().and(model.phase.isNotEqualTo(LiveViewModel.Phase.ENDED)));
        follow.managedProperty().bind(follow.visibleProperty());
        var pause = Buttons.normal("Pause", Feather.PAUSE, model::pauseOrResume);
        pause.setId("live-pause");
        pause.setTooltip(new Tooltip("No more tasks are begun; those that run come to their end"));
        pause.textProperty()
                .bind(Bindings.when(model.phase.isEqualTo(LiveViewModel.Phase.PAUSED))
                        .then("Resume")
                        .otherwise("Pause"));
        var skip = Buttons.normal("Skip task", Feather.SKIP_FORWARD, model::skip);
        skip.setId("live-skip");
        skip.setTooltip(new Tooltip("Ends the running task without a result; it runs again when the run is resumed"));
        var stop = Buttons.danger("Stop", Feather.SQUARE, model::stop);
        stop.setId("live-stop");
        stop.setTooltip(new Tooltip("Stops after the running task; pressed again, at once"));
        stop.textProperty()
                .bind(Bindings.when(model.phase.isEqualTo(LiveViewModel.Phase.STOPPING))
                        .then("Stop at once")
                        .otherwise("Stop"));
        var over = model.phase.isEqualTo(LiveViewModel.Phase.ENDED).or(model.phase.isEqualTo(LiveViewModel.Phase.NONE));
        var steps = Buttons.normal("Step through", Feather.GIT_BRANCH, this::openTrajectory);
        boolean canStep = navigator.has(ScreenId.TRAJECTORIES);
        steps.visibleProperty().bind(Bindings.createBooleanBinding(() -> canStep && over.get(), over));
        steps.managedProperty().bind(steps.visibleProperty());
        var results = Buttons.normal("Open results", Feather.BAR_CHART_2, this::openResults);
        results.setId("live-results");
        boolean canShow = navigator.has(ScreenId.RESULTS);
        results.visibleProperty().bind(Bindings.createBooleanBinding(() -> canShow && over.get(), over));
        results.managedProperty().bind(results.visibleProperty());
        for (var button : new Button[] {pause, skip, stop}) {
            button.visibleProperty().bind(over.not());
            button.managedProperty().bind(over.not());
        }
        for (var button : new Button[] {follow, pause, skip, stop, results, steps}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(follow, pause, skip, stop, results, steps);
    }

    private void openResults() {
        model.run().ifPresent(run -> navigator.open(new ScreenRequest.OpenResults(List.of(run.results()))));
    }

    private void openTrajectory() {
        model.run()
                .ifPresent(run -> navigator.open(new ScreenRequest.OpenTrajectory(
                        run.trajectories(),
                        model.methods().stream()
                                .filter(method -> method.startsWith("rlm"))
                                .findFirst()
                                .flatMap(model::tile)
                                .map(Tile::fingerprint)
                                .orElse(null))));
    }
}
