package dev.rlmworkbench.ui.trajectories.tab;

import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import javafx.scene.Node;

/// What one tab shows of a step. Only the tab at the front is asked to.
public interface StepTab {

    Node node();

    void show(OpenTask task, Step step);
}
