package dev.rlmworkbench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ChatMessage.Role;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.repl.ReplLanguage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptProfileTest {

    @ParameterizedTest
    @CsvSource({"small,JAVA", "small,PYTHON", "default,JAVA", "default,PYTHON"})
    void everyShippedProfileIsWhole(String name, ReplLanguage language) {
        var profile = new PromptProfiles(null).load(name, language);
        assertEquals(name, profile.name());
        assertEquals(language, profile.language());
        for (var guard : profile.guards()) {
            assertTrue(
                    profile.has(guard.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')),
                    guard + " has its text");
        }
        for (var section :
                new String[] {"turn-with-notes", "turn-without-output", "compaction-request", "compaction-note"}) {
            assertTrue(profile.has(section), section);
        }
        var values = Map.of(
                "output_chars",
                1,
                "max_turns",
                2,
                "chars",
                3,
                "tokens",
                4,
                "lines",
                5,
                "preview",
                "p",
                "question",
                "q");
        for (var section : new String[] {"system", "first"}) {
            assertFalse(profile.text(section, values, true).contains("{{"), section + " leaves no variable open");
        }
        assertFalse(
                profile.text("system", values, false).contains("llm_query"), "the ablation does not mention sub-calls");
    }

    @ParameterizedTest
    @CsvSource({"JAVA", "PYTHON"})
    void examplesOfTheSmallProfileAlternateLikeRealTurns(ReplLanguage language) {
        var examples = new PromptProfiles(null).load("small", language).examples();
        for (int i = 0; i < examples.size(); i++) {
            assertEquals(
                    i % 2 == 0 ? Role.USER : Role.ASSISTANT, examples.get(i).role());
        }
        assertFalse(examples.isEmpty());
    }

    @Test
    void aFileOfTheUsersGoesBeforeTheShippedOne(@TempDir Path folder) throws Exception {
        var shipped = Files.readString(Path.of("prompts/small-java.txt"));
        Files.writeString(folder.resolve("small-java.txt"), shipped.replace("=== no-output\n", "=== no-output\nMINE "));
        var profile = new PromptProfiles(folder).load("small", ReplLanguage.JAVA);
        assertTrue(profile.text("no-output", Map.of(), true).startsWith("MINE"));
        assertFalse(profile.sha256()
                .equals(new PromptProfiles(null)
                        .load("small", ReplLanguage.JAVA)
                        .sha256()));
    }

    @Test
    void faultsAreNamedInOneSentence() {
        var noProfile = assertThrows(
                IllegalArgumentException.class, () -> new PromptProfiles(null).load("nosuch", ReplLanguage.JAVA));
        assertEquals("there is no prompt profile 'nosuch' (looked for nosuch-java.txt)", noProfile.getMessage());
        var wrongLanguage = assertThrows(
                IllegalArgumentException.class,
                () -> new PromptProfiles(null).load("prompts/small-python.txt", ReplLanguage.JAVA));
        assertTrue(wrongLanguage.getMessage().contains("for python, not for java"));
        var noSection = assertThrows(
                IllegalArgumentException.class,
                () -> PromptProfile.parse("x.txt", "profile: x\nlanguage: java\nprotocol: final\n"));
        assertEquals("prompt profile x.txt: section '=== system' is missing", noSection.getMessage());
    }

    @Test
    void aModelGetsTheProfileOfItsSize() {
        assertEquals("small", choice(1_500_000_000L, 32_768));
        assertEquals("small", choice(0, 4_096));
        assertEquals("default", choice(8_000_000_000L, 32_768));
        assertEquals("default", choice(0, 0));
    }

    private static String choice(long parameters, int window) {
        return PromptProfiles.choiceFor(new ModelInfo("m", "openai", null, window, parameters))
                .profile();
    }
}
