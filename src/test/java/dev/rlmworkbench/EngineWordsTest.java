package dev.rlmworkbench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.files.Sha256;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The engine is used by the command line and by the window. It tells what is the matter in typed failures; which
/// option or which screen helps, each of the two says in its own words.
class EngineWordsTest {

    /// An option, or a command of ours.
    private static final Pattern COMMAND_LINE = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*|packaging/rlm"
            + "|\\brlm (smoke|niah|compare|questions|run|ask|view|fork|models|doctor|demo|pretrain-pocket)\\b"
            + "|\\b(models pull|run-name)\\b");

    /// No options of ours: what other programs, and our own children, are started with, and the variables of a style
    /// sheet.
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "gpu/NvidiaSmiMonitor", Set.of("--query-gpu", "--format", "--help"),
            "repl/child/ChildMain", Set.of("--training", "--sandbox-report"),
            "repl/session/JavaChildLauncher", Set.of("--training", "--sandbox-report"),
            "repl/session/PythonChildLauncher", Set.of("--sandbox", "--heap-mb"),
            "training/adapter/Exported", Set.of("--lora", "--enable-lora", "--lora-modules"),
            "training/adapter/Modelfile", Set.of("--modelfile"),
            "training/job/JobLauncher", Set.of("--enable-native-access"),
            "trajectory/export/HtmlExport", Set.of("--line", "--soft", "--rlm"));

    private record Text(String place, String text) {}

    @Test
    void theEngineKnowsNoCommandLine() throws Exception {
        var found = texts().stream()
                .filter(text -> !text.place().matches("(cli|ui|app)/.*"))
                .flatMap(text ->
                        COMMAND_LINE.matcher(text.text()).results().map(match -> new Text(text.place(), match.group())))
                .collect(groupingBy(Text::place, mapping(Text::text, toSet())));
        assertEquals(OTHERS, found);
    }

    /// Else nothing would be found anywhere.
    @Test
    void textsOfClassesAreRead() throws Exception {
        assertTrue(texts().stream()
                .filter(text -> text.place().startsWith("cli/terminal/ErrorMessages"))
                .anyMatch(text -> COMMAND_LINE.matcher(text.text()).find()));
    }

    private static List<Text> texts() throws Exception {
        var classes = Path.of(Sha256.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("dev/rlmworkbench");
        var texts = new ArrayList<Text>();
        try (var files = Files.walk(classes)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                var place =
                        classes.relativize(file).toString().replace('\\', '/').replace(".class", "");
                texts.addAll(
                        in(file).stream().map(text -> new Text(place, text)).toList());
            }
        }
        return texts;
    }

    private static List<String> in(Path file) throws IOException {
        return StreamSupport.stream(ClassFile.of().parse(file).constantPool().spliterator(), false)
                .filter(StringEntry.class::isInstance)
                .map(entry -> ((StringEntry) entry).stringValue())
                .toList();
    }
}
