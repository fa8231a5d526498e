package dev.rlmworkbench.experiment.manifest;

import dev.rlmworkbench.files.ProgramOutput;
import dev.rlmworkbench.settings.ProgramFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which build of the product runs.
///
/// @param version   from the jar's manifest, `development` when run from classes
/// @param gitCommit of the checkout that the build lies in, null when it lies in none
public record ProductVersion(String version, @Nullable String gitCommit) {

    public static ProductVersion current() {
        var version = ProductVersion.class.getPackage().getImplementationVersion();
        return new ProductVersion(version == null ? "development" : version, commit());
    }

    private static @Nullable String commit() {
        return checkout()
                .flatMap(folder -> ProgramOutput.of("git", "-C", folder.toString(), "rev-parse", "HEAD"))
                .orElse(null);
    }

    private static Optional<Path> checkout() {
        var folder = ProgramFolder.code();
        while (folder != null && !Files.exists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder);
    }

    @Override
    public String toString() {
        return gitCommit == null ? version : "%s (%.10s)".formatted(version, gitCommit);
    }
}
