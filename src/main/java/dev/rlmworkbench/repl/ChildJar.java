package dev.rlmworkbench.repl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// The small jar that children run from: the classes of `repl.child` and nothing else of ours. It is made from our own
/// class files, wherever we run from, and kept in the cache under the hash of its content.
final class ChildJar {

    private static final String PACKAGE = "dev/rlmworkbench/repl/child";
    static final String MAIN = "dev.rlmworkbench.repl.child.ChildMain";

    private ChildJar() {}

    /// @throws IOException when the cache folder cannot be written
    static Path in(Path folder) throws IOException {
        var bytes = jar(classes());
        return CacheFile.write(folder, "repl-child-" + hash(bytes) + ".jar", bytes);
    }

    private static Map<String, byte[]> classes() throws IOException {
        var location = ChildJar.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            var path = Path.of(location.toURI());
            if (Files.isDirectory(path)) {
                return classesUnder(path);
            }
            try (FileSystem ours = FileSystems.newFileSystem(URI.create("jar:" + path.toUri()), Map.of())) {
                return classesUnder(ours.getPath("/"));
            }
        } catch (URISyntaxException e) {
            throw new IOException("our own classes are at no usable place: " + location, e);
        }
    }

    private static Map<String, byte[]> classesUnder(Path root) throws IOException {
        var classes = new TreeMap<String, byte[]>();
        try (var files = Files.walk(root.resolve(PACKAGE))) {
            for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                classes.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    /// The same classes give the same bytes, so that the hash names them.
    private static byte[] jar(Map<String, byte[]> classes) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN);
        manifest.getMainAttributes().put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            add(jar, JarFile.MANIFEST_NAME, manifest::write);
            for (var type : classes.entrySet()) {
                add(jar, type.getKey(), out -> out.write(type.getValue()));
            }
        }
        return bytes.toByteArray();
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void add(JarOutputStream jar, String name, Content content) throws IOException {
        var entry = new JarEntry(name);
        entry.setLastModifiedTime(FileTime.from(Instant.parse("2000-01-01T00:00:00Z")));
        jar.putNextEntry(entry);
        content.writeTo(jar);
        jar.closeEntry();
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
