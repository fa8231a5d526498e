package dev.rlmworkbench.ui.training.desk;

/// The steps from recorded runs to a trained model, in their order.
public enum TrainingStep {
    DATA("Data"),
    CONFIGURE("Configure"),
    TRAIN("Train"),
    EVALUATE("Evaluate");

    private final String title;

    TrainingStep(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
