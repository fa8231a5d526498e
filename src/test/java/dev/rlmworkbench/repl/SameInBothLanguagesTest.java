package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.session.BothLanguages;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Functions over the context print and give the same in Java and in Python, whatever the text and the arguments are.
class SameInBothLanguagesTest {

    private static final int CALLS = 50;

    private static final String RECORDS = """
            name;city;amount
            "Odd; Lund";Oslo;1200
            "Ada ""A."" Lie";Bergen;7,5
            Gull;Tromsø;-3
            state=late pump=2 since=2024-05-01
            state=ready pump=3 since=2024-06-11
            """;
    private static final String PROSE = """
            # The lighthouse

            The lighthouse of Fano was painted in March 1987. Its keeper, Odd Lund, said that nobody had asked him.
            It was painted again on 3 May 2001, and then never more; the 163 steps are still red.
            """;
    private static final String JAPANESE = "\u6c34\u66dc\u65e5\u306b\u7d04300\u500b\u306e\u7bb1\u304c"
            + "\u5c4a\u3044\u305f\u3002\u6771\u4eac\u3067\u306f\u96e8\u304c\u964d\u3063\u305f\u3002\n";
    private static final String EMOJI = "\ud83d\ude00 one \ud83d\ude80\ud83d\ude80 two\n";

    private static final List<String> TEXTS = List.of(
            RECORDS.repeat(3) + PROSE,
            EMOJI.repeat(40) + PROSE + RECORDS + EMOJI,
            JAPANESE.repeat(30) + EMOJI + PROSE,
            PROSE.replace('\n', ' ').repeat(60) + "\n" + RECORDS);

    @Test
    void twoHundredDrawnCalls(@TempDir Path home) throws Exception {
        var random = new Random(24);
        var met = new TreeSet<String>();
        try (var pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0)) {
            for (var text : TEXTS) {
                try (var java = BothLanguages.open(pool, ReplLanguage.JAVA, text, "What is there?");
                        var python = BothLanguages.open(pool, ReplLanguage.PYTHON, text, "What is there?")) {
                    for (int i = 0; i < CALLS; i++) {
                        var call = call(random, text);
                        met.add(call.substring(0, call.indexOf('(')));
                        assertEquals(inJava(java, call), inPython(python, call), call);
                    }
                }
            }
        }
        assertTrue(met.size() >= 12, met::toString);
    }

    private static String call(Random random, String text) {
        int number = random.nextInt(-50, text.length() + 50);
        int small = random.nextInt(-1, 12);
        var name = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
        return switch (name) {
            case "search" ->
                random.nextBoolean() ? of(name, words(random, text)) : of(name, words(random, text), small);
            case "grep" -> of(name, patterns(random, text));
            case "extract" -> of(name, quoted("(" + word(random, text) + ") (\\w+)"));
            case "field" ->
                of(
                        name,
                        quoted(List.of("amount", "state", "city", "pump").get(random.nextInt(4))),
                        words(random, text));
            case "timeline", "query_chunks" -> of(name, words(random, text));
            case "around" -> random.nextBoolean() ? of(name, number) : of(name, number, small * 20);
            case "context_slice" -> of(name, number, random.nextInt(-50, text.length() + 50));
            case "chunk_text" -> of(name, small * 50, Math.max(0, small * 5));
            case "keyword_windows" -> of(name, quoted(word(random, text)), small * 10, small);
            case "regex_windows" -> of(name, quoted("[a-z]+ \\d+"), small * 10);
            default -> of(name, number);
        };
    }

    private static final List<String> FUNCTIONS = List.of(
            "search",
            "grep",
            "extract",
            "field",
            "timeline",
            "query_chunks",
            "around",
            "context_slice",
            "chunk_text",
            "keyword_windows",
            "regex_windows",
            "head",
            "tail");

    private static String of(String name, Object... arguments) {
        return Stream.of(arguments).map(String::valueOf).collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static String patterns(Random random, String text) {
        var patterns = new ArrayList<String>();
        for (int left = random.nextInt(1, 3); left > 0; left--) {
            patterns.add(quoted(random.nextInt(4) == 0 ? "\\d+" : word(random, text)));
        }
        return String.join(", ", patterns);
    }

    private static String words(Random random, String text) {
        return quoted(Stream.generate(() -> random.nextInt(8) == 0 ? "zebra" : word(random, text))
                .limit(random.nextInt(1, 4))
                .collect(Collectors.joining(" ")));
    }

    private static String word(Random random, String text) {
        var words = text.split("[\\s\"()\\\\*+?]+");
        return words[random.nextInt(words.length)];
    }

    /// Means the same in both languages.
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\") + '"';
    }

    private static String inJava(Repl repl, String call) throws InterruptedException {
        return said(
                repl,
                "Object found = " + call + ";\nprintln(found instanceof List<?> all"
                        + " ? all.stream().map(String::valueOf).collect(Collectors.joining(\"|\")) : found);");
    }

    private static String inPython(Repl repl, String call) throws InterruptedException {
        return said(
                repl,
                "found = " + call + "\nprint('|'.join(f if isinstance(f, str) else ' '.join(f)"
                        + " for f in found) if isinstance(found, list) else found)");
    }

    /// What a block prints, with its remarks marked, and the sentence of its error.
    private static String said(Repl repl, String code) throws InterruptedException {
        var result = repl.run(code);
        var error = result.error() == null ? "" : result.error().message();
        return result.stdout() + result.remarks() + result.printed() + error.substring(error.indexOf(':') + 1);
    }
}
