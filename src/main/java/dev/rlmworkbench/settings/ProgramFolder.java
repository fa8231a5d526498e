package dev.rlmworkbench.settings;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the program lies. A package has folders beside the program's jar that a checkout does not have.
public final class ProgramFolder {

    private ProgramFolder() {}

    /// The program's jar, or the folder of its classes.
    ///
    /// Not by the class's code source: a class out of a class cache names the place where the cache was recorded.
    ///
    /// @throws IllegalStateException when they lie in neither
    public static Path code() {
        var file = ProgramFolder.class.getSimpleName() + ".class";
        var resource = ProgramFolder.class.getResource(file);
        try {
            return switch (resource == null ? null : resource.openConnection()) {
                case JarURLConnection jar -> Path.of(jar.getJarFileURL().toURI());
                case null -> throw new IllegalStateException("the class file " + file + " is missing");
                default -> root(Path.of(resource.toURI()));
            };
        } catch (IOException | URISyntaxException | FileSystemNotFoundException e) {
            throw new IllegalStateException("the program's classes lie in no file: " + resource, e);
        }
    }

    private static Path root(Path classFile) {
        int above = ProgramFolder.class.getName().split("\\.").length;
        var folder = classFile;
        for (int i = 0; i < above; i++) {
            folder = folder.getParent();
        }
        return folder;
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
        var code = code();
        return Files.isRegularFile(code)
                ? Optional.of(code.resolveSibling(name)).filter(Files::isDirectory)
                : Optional.empty();
    }
}
