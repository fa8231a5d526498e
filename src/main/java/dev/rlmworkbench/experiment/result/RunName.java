package dev.rlmworkbench.experiment.result;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// A run's name and its files beside each other in the experiments folder.
///
/// @param folder of all runs
public record RunName(Path folder, String name) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

    public RunName {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a run's name is made of at most 100 letters, digits, '.', '_' and '-', not '%s'".formatted(name));
        }
        if (name.endsWith("_trajectories") || name.endsWith(".run")) {
            throw new IllegalArgumentException(
                    "'%s' would be mistaken for another run's file; choose another run name".formatted(name));
        }
    }

    public Path results() {
        return folder.resolve(name + ".jsonl");
    }

    public Path trajectories() {
        return folder.resolve(name + "_trajectories.jsonl");
    }

    public Path manifest() {
        return folder.resolve(name + ".run.json");
    }

    Path lock() {
        return folder.resolve("." + name + ".lock");
    }
}
