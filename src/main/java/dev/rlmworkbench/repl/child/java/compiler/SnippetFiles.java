package dev.rlmworkbench.repl.child.java.compiler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// What the compiler reads and writes: the platform, our built-ins, and the classes of earlier blocks, which exist only
/// in memory. Listings of platform packages are kept, because every compilation asks for the same ones.
public final class SnippetFiles extends ForwardingJavaFileManager<JavaFileManager> {
    public static final String PACKAGE = "REPL";

    private final Map<String, byte[]> classes = new TreeMap<>();
    private final Map<String, ClassOutput> written = new TreeMap<>();
    private final Map<Listing, List<JavaFileObject>> listings = new HashMap<>();
    private final Map<JavaFileObject, String> names = new HashMap<>();

    SnippetFiles(JavaFileManager platform) {
        super(platform);
    }

    /// Forgets the classes of earlier blocks.
    public void clear() {
        classes.clear();
        written.clear();
    }

    /// The classes that the last compilation wrote, by binary name.
    Map<String, byte[]> takeWritten() {
        var taken = new TreeMap<String, byte[]>();
        written.forEach((name, file) -> taken.put(name, file.bytes.toByteArray()));
        written.clear();
        return taken;
    }

    Set<String> written() {
        return written.keySet();
    }

    /// Lets later compilations see these.
    public void keep(Map<String, byte[]> compiled) {
        classes.putAll(compiled);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (packageName.equals(PACKAGE)) {
            return location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)
                    ? snippetClasses()
                    : List.of();
        }
        var key = new Listing(location, packageName, Set.copyOf(kinds), recurse);
        var known = listings.get(key);
        if (known == null) {
            known = new ArrayList<>();
            for (var file : super.list(location, packageName, kinds, recurse)) {
                known.add(file);
            }
            listings.put(key, known);
        }
        return known;
    }

    private List<JavaFileObject> snippetClasses() {
        var files = new ArrayList<JavaFileObject>(classes.size());
        classes.forEach((name, bytes) -> files.add(new ClassInput(name, bytes)));
        return files;
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        if (file instanceof ClassInput snippet) {
            return snippet.name;
        }
        return names.computeIfAbsent(file, unknown -> super.inferBinaryName(location, unknown));
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        var file = new ClassOutput(className);
        written.put(className, file);
        return file;
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a.equals(b);
    }

    private record Listing(Location location, String name, Set<JavaFileObject.Kind> kinds, boolean recurse) {}

    private static URI uri(String name, JavaFileObject.Kind kind) {
        return URI.create("mem:///" + name.replace('.', '/') + kind.extension);
    }

    static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(uri(className, Kind.SOURCE), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class ClassInput extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        ClassInput(String name, byte[] bytes) {
            super(uri(name, Kind.CLASS), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static final class ClassOutput extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);

        ClassOutput(String name) {
            super(uri(name, Kind.CLASS), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }
}
