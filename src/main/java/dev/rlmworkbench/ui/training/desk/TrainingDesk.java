package dev.rlmworkbench.ui.training.desk;

import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/// What lies open on the training screen: which step, which data set, which training. On the JavaFX thread.
public final class TrainingDesk {

    private final Supplier<Path> experiments;
    private final ObjectProperty<TrainingStep> step = new SimpleObjectProperty<>(TrainingStep.DATA);
    private final ObjectProperty<@Nullable Path> dataset = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable TrainingFolder> training = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable TrainingSpec> wanted = new SimpleObjectProperty<>();
    private final BooleanProperty history = new SimpleBooleanProperty();
    private final ObservableList<TrainingFolder> compared = FXCollections.observableArrayList();
    private final ObservableSet<TrainingStep> done = FXCollections.observableSet(EnumSet.noneOf(TrainingStep.class));

    /// @param experiments the folder of all runs, as the settings have it now
    public TrainingDesk(Supplier<Path> experiments) {
        this.experiments = experiments;
    }

    public Path experiments() {
        return experiments.get();
    }

    /// The one at the front.
    public ObjectProperty<TrainingStep> step() {
        return step;
    }

    /// The data set that a new training learns, as `build-sft` writes it; null while none is chosen.
    public ObjectProperty<@Nullable Path> dataset() {
        return dataset;
    }

    /// The training that is watched or judged, running or not; null while none is chosen.
    public ObjectProperty<@Nullable TrainingFolder> training() {
        return training;
    }

    /// Whether the list of all trainings stands in the place of the step.
    public BooleanProperty history() {
        return history;
    }

    /// Whose values the next training is to begin with; who fills its form with them takes them away.
    public ObjectProperty<@Nullable TrainingSpec> wanted() {
        return wanted;
    }

    /// Other trainings whose curves are drawn beside those of [#training()].
    public ObservableList<TrainingFolder> compared() {
        return compared;
    }

    /// The steps that need no more work, which get a check mark.
    public ObservableSet<TrainingStep> done() {
        return done;
    }

    /// Marks a step as done or not.
    public void done(TrainingStep which, boolean yes) {
        Set<TrainingStep> steps = done;
        if (yes) {
            steps.add(which);
        } else {
            steps.remove(which);
        }
    }
}
