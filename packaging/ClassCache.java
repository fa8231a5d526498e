import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Records the class cache of an app image: `java ClassCache.java IMAGE`. Its own Java opens every screen once, without a
/// display, from the same class path as its launchers, which is what makes the cache fit them.
final class ClassCache {

    private static final String REHEARSAL = "dev.rlmworkbench.app.StartRehearsal";
    private static final long MINUTES = 20;

    private ClassCache() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var image = Path.of(args[0]);
        // where jpackage puts them on Linux, Windows and macOS
        var app = existing(image.resolve("lib/app"), image.resolve("app"), image.resolve("Contents/app"));
        var runtime = existing(
                image.resolve("lib/runtime"), image.resolve("runtime"), image.resolve("Contents/runtime/Contents/Home"));
        var cache = app.resolve("classes.aot");
        var home = Files.createTempDirectory("rlm-rehearsal");
        try {
            Files.deleteIfExists(cache);
            record(app, runtime, cache, home);
        } finally {
            delete(home);
        }
        System.out.printf("%s: %,d bytes%n", cache, Files.size(cache));
    }

    private static void record(Path app, Path runtime, Path cache, Path home) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(runtime.resolve("bin/java").toString());
        command.addAll(javaOptions(app));
        command.addAll(List.of(
                "-XX:+UseG1GC",
                "-XX:AOTCacheOutput=" + cache,
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-cp",
                classPath(app),
                REHEARSAL,
                app.resolve("samples/sample_comparison.jsonl").toString()));
        var rehearsal = new ProcessBuilder(command).inheritIO();
        rehearsal.environment().put("RLM_WORKBENCH_HOME", home.toString());
        var process = rehearsal.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0 || !Files.exists(cache)) {
            throw new IOException("the rehearsal %s, and there is no class cache"
                    .formatted(ended ? "ended with " + process.exitValue() : "did not end"));
        }
    }

    /// Those of the launcher, except where it looks for the cache and the collector: only the usual one writes objects
    /// into a cache, and every other reads them.
    private static List<String> javaOptions(Path app) throws IOException {
        return values(app, "java-options=")
                .filter(option -> !option.startsWith("-XX:AOTCache=")
                        && !option.startsWith("-Xlog:")
                        && !option.equals("-XX:+UseSerialGC"))
                .toList();
    }

    private static String classPath(Path app) throws IOException {
        return String.join(System.getProperty("path.separator"), values(app, "app.classpath=").toList());
    }

    private static Stream<String> values(Path app, String name) throws IOException {
        return Files.readAllLines(app.resolve("rlm.cfg")).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("$APPDIR", app.toString()));
    }

    private static Path existing(Path... candidates) throws IOException {
        return Stream.of(candidates)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no " + List.of(candidates) + ": is this an app image?"));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
