package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.child.ChildMain;
import dev.rlmworkbench.settings.ProgramFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// The jar that a child runs from: only our classes for the child, taken from wherever we run ourselves, so that the
/// untrusted side has nothing else of ours on its class path. It is made once and kept in the cache folder under the
/// hash of its content.
final class ChildJar {
    private static final String FOLDER = ChildMain.class.getPackageName().replace('.', '/');

    private ChildJar() {}

    /// @param mainClass started by `java -jar`
    /// @param name      first part of the file's name
    static Path in(Path cache, String name, Class<?> mainClass) {
        try {
            var bytes = jar(classes(), mainClass);
            var file = cache.toAbsolutePath()
                    .resolve("repl")
                    .resolve(name + "-" + Sha256.of(bytes).shortHex() + ".jar");
            if (!Files.exists(file)) {
                AtomicFile.write(file, bytes);
            }
            return file;
        } catch (IOException e) {
            throw new ReplException(
                    "The REPL's program could not be written to the cache folder " + cache + ": " + e.getMessage(), e);
        }
    }

    /// Contents of our class files for the child, by path.
    private static Map<String, byte[]> classes() throws IOException {
        var ours = ProgramFolder.code();
        if (Files.isDirectory(ours)) {
            return classes(ours);
        }
        try (var jar = FileSystems.newFileSystem(URI.create("jar:" + ours.toUri()), Map.of())) {
            return classes(jar.getPath("/"));
        }
    }

    private static Map<String, byte[]> classes(Path root) throws IOException {
        var found = new TreeMap<String, byte[]>();
        try (var files = Files.walk(root.resolve(FOLDER))) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                found.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return found;
    }

    private static byte[] jar(Map<String, byte[]> classes, Class<?> mainClass) throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, mainClass.getName());
        main.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        // For the compiler inside the child, see CompilerMemory there.
        main.put(
                new Attributes.Name("Add-Exports"),
                "jdk.compiler/com.sun.tools.javac.api jdk.compiler/com.sun.tools.javac.code"
                        + " jdk.compiler/com.sun.tools.javac.util");
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(entry("META-INF/MANIFEST.MF"));
            manifest.write(jar);
            for (var file : classes.entrySet()) {
                jar.putNextEntry(entry(file.getKey()));
                jar.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /// With a fixed time, so that equal classes give an equal hash.
    private static JarEntry entry(String name) {
        var entry = new JarEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        return entry;
    }
}
