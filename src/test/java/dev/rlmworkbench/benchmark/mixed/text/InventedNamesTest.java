package dev.rlmworkbench.benchmark.mixed.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InventedNamesTest {

    @ParameterizedTest
    @EnumSource
    void namesOfFactsAreDifferentAndNeverGivenToAnythingElse(Holder holder) {
        var names = new InventedNames(new Draw(5));
        var facts = new ArrayList<>(names.fresh(holder, 20));
        facts.addAll(names.like(holder, facts.getFirst(), 6));

        assertEquals(facts.size(), new HashSet<>(facts).size());
        for (int i = 0; i < 5_000; i++) {
            assertFalse(facts.contains(names.passing(holder)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lookAlikesShareAWord(Holder holder) {
        var names = new InventedNames(new Draw(6));
        var name = names.fresh(holder);
        var words = name.split(" ");

        names.like(holder, name, 6)
                .forEach(other -> assertTrue(
                        !other.equals(name) && (other.startsWith(words[0] + " ") || other.endsWith(" " + words[1]))));
    }

    /// A model must not find an answer because a worked example has the same name.
    @Test
    void noPersonOfAPromptCanAppear() throws IOException {
        var firsts = new HashSet<>(Holder.PERSON.first());
        var lasts = new HashSet<>(Holder.PERSON.second());
        try (Stream<Path> prompts = Files.list(Path.of("prompts"))) {
            for (var prompt : prompts.toList()) {
                Pattern.compile("[A-Z][a-z]+")
                        .matcher(Files.readString(prompt))
                        .results()
                        .forEach(word -> {
                            assertFalse(firsts.contains(word.group()), prompt + ": " + word.group());
                            assertFalse(lasts.contains(word.group()), prompt + ": " + word.group());
                        });
            }
        }
    }
}
