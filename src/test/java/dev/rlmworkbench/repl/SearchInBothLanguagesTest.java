package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.rlmworkbench.repl.child.text.PassageSearch;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.repl.session.ScriptedHost;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run in Python must find what a run in Java finds, or the languages could not be compared.
@Timeout(120)
class SearchInBothLanguagesTest {

    private static final List<String> SEARCHES = List.of(
            "secret code of project Juniper",
            "stone",
            "harbour tables 7",
            "nothing-like-this",
            "code code codes",
            "the harbour never had a cloud, not in Ulm",
            "not",
            "Juniper and Ulm garden",
            "crew of the Heron and the Plover");

    private static final String QUESTION =
            "Which code of project Juniper names no winter garden of Ulm, Heron or Plover?";

    @Test
    void findTheSamePlaces(@TempDir Path home) throws Exception {
        try (var pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0)) {
            for (var text :
                    List.of(soup(" ", 3), soup("\n", 4), soup(". ", 5), "short", "Grüße aus Köln. 密码是七。", ships())) {
                try (var repl = python(pool, text)) {
                    for (var words : SEARCHES) {
                        var result = repl.run("search(%s, 4)".formatted("\"" + words + "\""));
                        assertNull(result.error(), () -> result.error().message());
                        assertEquals(
                                new PassageSearch(text)
                                        .search(words, 4, QUESTION)
                                        .display(),
                                result.stdout(),
                                words);
                    }
                }
            }
        }
    }

    private static Repl python(ReplPool pool, String text) throws InterruptedException {
        try {
            return pool.open(ReplLanguage.PYTHON, text, QUESTION, ReplLimits.DEFAULT, new ScriptedHost());
        } catch (ReplException e) {
            return abort("no Python REPL here: " + e.getMessage());
        }
    }

    /// Records of several lines, headings, and sentences that say that something is not so.
    private static String ships() {
        var text = new StringBuilder();
        for (var ship : "Heron Plover Gull Tern Avocet".split(" ")) {
            text.append("# ")
                    .append(ship)
                    .append("\nhome port: Ulm\ncrew of the ship now: ")
                    .append(ship.length());
            text.append("\n- The crew of the ").append(ship).append(" never saw a harbour: no garden there\n\n");
        }
        return text.append("None of them was painted. The Plover, not the Heron, carried the letter.\n")
                .toString();
    }

    private static String soup(String separator, int seed) {
        var words =
                "stone river code cloud secret table harbour garden winter letter 7 Juniper no never Ulm".split(" ");
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            text.append(words[random.nextInt(words.length)]);
            text.append(random.nextInt(12) == 0 ? separator : " ");
            if (i == 2_500) {
                text.append("The code of project Juniper is 90873 ");
            }
        }
        return text.toString();
    }
}
