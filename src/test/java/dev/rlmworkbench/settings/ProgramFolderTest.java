package dev.rlmworkbench.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFolderTest {

    private static final String FILE = "dev/rlmworkbench/settings/ProgramFolder.class";

    @Test
    void inACheckoutTheClassesLieInAFolderWithNothingBesideThem() {
        assertTrue(Files.isRegularFile(ProgramFolder.code().resolve(FILE)));
        assertEquals(Optional.empty(), ProgramFolder.samples());
        assertEquals(Optional.empty(), ProgramFolder.libtorch());
    }

    @Test
    void inAPackageTheyLieBesideTheJar(@TempDir Path folder) throws Exception {
        var program = Files.createDirectories(folder.resolve("my program"));
        var jar = jar(program.resolve("rlm.jar"));
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            var packaged = loader.loadClass(ProgramFolder.class.getName());
            assertEquals(jar, packaged.getMethod("code").invoke(null));
            assertEquals(Optional.empty(), packaged.getMethod("samples").invoke(null));
            var samples = Files.createDirectories(program.resolve("samples"));
            assertEquals(Optional.of(samples), packaged.getMethod("samples").invoke(null));
        }
    }

    private static Path jar(Path file) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry(FILE));
            jar.write(Files.readAllBytes(ProgramFolder.code().resolve(FILE)));
        }
        return file;
    }
}
