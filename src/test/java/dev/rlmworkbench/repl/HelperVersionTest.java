package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Nobody changes a helper function without a thought about its version: results of two versions are not comparable,
/// and a run must not be resumed with the other one.
class HelperVersionTest {

    private static final Path RECORDED = Path.of("src/test/resources/repl/helpers.properties");
    private static final Path JAVA = Path.of("src/main/java/dev/rlmworkbench");
    private static final Path PYTHON = Path.of("src/main/resources/repl/python/workbench_child");
    private static final List<Path> SOURCES = List.of(
            JAVA.resolve("text"),
            JAVA.resolve("repl/child/builtins/TextFunctions.java"),
            PYTHON.resolve("textfunctions.py"));

    @Test
    void theFunctionsAreThoseOfTheirVersion() throws Exception {
        var recorded = new Properties();
        try (var in = Files.newBufferedReader(RECORDED)) {
            recorded.load(in);
        }
        var now = hash();
        assertEquals(
                recorded.getProperty("version") + " " + recorded.getProperty("sha256"),
                HelperSet.VERSION + " " + now,
                () -> "the functions changed: bump the version if what they print changes, then record the new hash, "
                        + now + ", in " + RECORDED);
    }

    private static String hash() throws Exception {
        var text = new StringBuilder();
        for (var folder : SOURCES) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile)
                        .filter(HelperVersionTest::isSource)
                        .sorted(Comparator.comparing(Path::getFileName))
                        .toList()) {
                    text.append(file.getFileName())
                            .append('\n')
                            .append(code(file))
                            .append('\n');
                }
            }
        }
        var digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static boolean isSource(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".java") && !name.equals("package-info.java") || name.endsWith(".py");
    }

    /// Without comments, empty lines and where classes stand, so that a better explanation or place changes nothing.
    private static String code(Path file) throws IOException {
        var comment = file.toString().endsWith(".py") ? "#" : "//";
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(comment))
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                .collect(Collectors.joining("\n"));
    }
}
