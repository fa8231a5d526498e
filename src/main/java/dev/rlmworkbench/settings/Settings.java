package dev.rlmworkbench.settings;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user chose in the window. What is left out has its default.
///
/// @param theme          `system` when left out
/// @param experiments    folder of all runs, `experiments` below the working folder when left out
/// @param endpoints      addresses of model servers to look at, beside those that answer on this machine
/// @param gettingStarted whether Home shows the first steps, true when left out
public record Settings(Theme theme, Path experiments, List<String> endpoints, Boolean gettingStarted) {

    public static final Settings DEFAULT = new Settings(null, null, null, null);

    public Settings(
            @Nullable Theme theme,
            @Nullable Path experiments,
            @Nullable List<String> endpoints,
            @Nullable Boolean gettingStarted) {
        this.theme = theme == null ? Theme.SYSTEM : theme;
        this.experiments = experiments == null ? Path.of("experiments") : experiments;
        this.endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
        this.gettingStarted = gettingStarted == null || gettingStarted;
    }

    public Settings withTheme(Theme other) {
        return new Settings(other, experiments, endpoints, gettingStarted);
    }

    public Settings withExperiments(Path other) {
        return new Settings(theme, other, endpoints, gettingStarted);
    }

    public Settings withEndpoints(List<String> others) {
        return new Settings(theme, experiments, others, gettingStarted);
    }

    public Settings withGettingStarted(boolean shown) {
        return new Settings(theme, experiments, endpoints, shown);
    }
}
