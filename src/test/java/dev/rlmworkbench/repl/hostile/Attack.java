package dev.rlmworkbench.repl.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A hostile snippet and what must become of it. The snippets stand in text files, one section each:
/// `#### name -> EXPECTATION`, then the code. In the code, `${secret}` and the like name things of the [Canary], and
/// `⟦6000×text⟧` stands for that many repetitions.
record Attack(String name, Expectation expectation, String code) {

    enum Expectation {
        /// Not allowed, by the REPL or by the kernel: POLICY or COMPILE.
        REFUSED,
        /// Ends with an error of any kind.
        FAILED,
        /// Is ended from outside: TIMEOUT or RESOURCE.
        ENDED,
        /// The same, but threads of it may go on for a moment, which costs the REPL at the next block or the one after.
        ENDED_WITH_THREADS,
        /// Runs to its end, having found by itself that it can do no harm.
        RUNS,
        /// May succeed or fail, but must do no harm.
        ANY
    }

    private static final Path SNIPPETS = Path.of("src/test/resources/hostile");
    private static final Pattern HEADER = Pattern.compile("#### (.+) -> (\\w+)");
    private static final Pattern REPETITION = Pattern.compile("⟦(\\d+)×([^⟧]*)⟧");
    /// Snippets that make system calls by number.
    private static final String OF_ONE_MACHINE = "(x86-64)";

    static Stream<Attack> in(String language) {
        try (var files = Files.list(SNIPPETS.resolve(language))) {
            return files.sorted().toList().stream()
                    .flatMap(file -> of(file).stream())
                    .filter(attack -> !attack.name.endsWith(OF_ONE_MACHINE) || isX86());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isX86() {
        return List.of("amd64", "x86_64").contains(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
    }

    private static List<Attack> of(Path file) {
        var attacks = new ArrayList<Attack>();
        try {
            for (var section : Files.readString(file).split("(?m)^(?=#### )")) {
                var header = HEADER.matcher(section.lines().findFirst().orElse(""));
                if (!header.matches()) {
                    throw new IllegalStateException(
                            file + ": not a header: " + section.lines().findFirst());
                }
                var code = section.substring(section.indexOf('\n') + 1).stripTrailing();
                attacks.add(new Attack(header.group(1), Expectation.valueOf(header.group(2)), repeated(code)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return attacks;
    }

    private static String repeated(String code) {
        return REPETITION
                .matcher(code)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
    }

    @Override
    public String toString() {
        return name;
    }
}
