package dev.rlmworkbench.training.run;

import java.util.Arrays;

/// How weights change by their gradients.
public enum OptimizerKind {
    ADAMW("AdamW"),
    /// Muon for matrices within layers, AdamW for all else.
    MUON("Muon");

    private final String title;

    OptimizerKind(String title) {
        this.title = title;
    }

    /// As people write it.
    public String title() {
        return title;
    }

    /// The same of one that is named as in files; what is unknown stays as it is.
    public static String title(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(wireName))
                .map(OptimizerKind::title)
                .findFirst()
                .orElse(wireName);
    }
}
