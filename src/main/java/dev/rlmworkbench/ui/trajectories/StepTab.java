package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.trajectory.replay.Step;
import javafx.scene.Node;

/// What one tab shows of a step. Only the tab at the front is asked to.
interface StepTab {

    Node node();

    void show(OpenTask task, Step step);
}
