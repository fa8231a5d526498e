package dev.rlmworkbench.settings;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the program lies. A package has folders beside the program's jar that a checkout does not have.
public final class ProgramFolder {

    private ProgramFolder() {}

    /// The program's jar, or the folder of its classes; empty when the JVM does not tell.
    public static Optional<Path> code() {
        try {
            var source = ProgramFolder.class.getProtectionDomain().getCodeSource();
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The sample runs of a package; empty in a checkout, where they are the first of the user's own.
    public static Optional<Path> samples() {
        return beside("samples");
    }

    /// The libtorch of a package, unpacked once for all users.
    public static Optional<Path> libtorch() {
        return beside("libtorch");
    }

    private static Optional<Path> beside(String name) {
        return code().filter(Files::isRegularFile)
                .map(jar -> jar.resolveSibling(name))
                .filter(Files::isDirectory);
    }
}
