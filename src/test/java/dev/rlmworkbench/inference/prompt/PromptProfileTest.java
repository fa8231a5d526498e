package dev.rlmworkbench.inference.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.inference.RlmSetup;
import dev.rlmworkbench.llm.ChatMessage.Role;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.text.question.Hint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PromptProfileTest {

    private static final Map<String, Integer> NUMBERS =
            Map.of("output_chars", 1, "max_turns", 2, "chars", 3, "tokens", 4, "lines", 5, "preview", 6, "question", 7);

    static Stream<Arguments> shipped() {
        return PromptProfiles.SHIPPED.stream()
                .flatMap(name -> Stream.of(ReplLanguage.values())
                        .flatMap(language ->
                                Stream.of(HelperSet.values()).map(helpers -> Arguments.of(name, language, helpers))));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedProfileIsWhole(String name, ReplLanguage language, HelperSet helpers) {
        var profile = new PromptProfiles(null).load(name, language, helpers);
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
        for (var section : new String[] {"system", "first"}) {
            assertFalse(profile.text(section, NUMBERS, true).contains("{{"), section + " leaves no variable open");
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theAblationDoesNotMentionSubCalls(String name, ReplLanguage language, HelperSet helpers) {
        var said = everything(new PromptProfiles(null).load(name, language, helpers), false);
        assertFalse(said.contains("llm_query"), said);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void onlyFunctionsThatAreThereAreMentioned(String name, ReplLanguage language, HelperSet helpers) {
        var said = everything(new PromptProfiles(null).load(name, language, helpers), true);
        if (helpers.withoutHints() != HelperSet.ALL) {
            assertFalse(
                    said.matches("(?s).*(?<![.\\w])(search|grep|field|extract|timeline|around|query_chunks)\\(.*"),
                    said);
        }
        var ofTheSeed =
                said.matches("(?s).*\\b(head|tail|context_slice|chunk_text|keyword_windows|regex_windows)\\(.*");
        assertFalse(helpers == HelperSet.NONE && ofTheSeed, said);
        assertTrue(helpers != HelperSet.SEED || ofTheSeed, said);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void examplesAlternateLikeRealTurns(String name, ReplLanguage language, HelperSet helpers) {
        for (var subCalls : List.of(true, false)) {
            var examples =
                    new PromptProfiles(null).load(name, language, helpers).examples(subCalls);
            for (int i = 0; i < examples.size(); i++) {
                assertEquals(
                        i % 2 == 0 ? Role.USER : Role.ASSISTANT, examples.get(i).role());
            }
            assertEquals(name.equals("default"), examples.isEmpty());
        }
    }

    private static String everything(PromptProfile profile, boolean subCalls) {
        var said = new StringBuilder();
        for (var section : List.of(
                "system", "first", "turn", "no-output", "no-code", "repeated-code", "premature-final", "recovery")) {
            said.append(profile.text(section, NUMBERS, subCalls)).append('\n');
        }
        profile.examples(subCalls)
                .forEach(message -> said.append(message.content()).append('\n'));
        return said.toString();
    }

    @Test
    void everyModelServedElsewhereGetsAProfileOfTheFolder() throws Exception {
        try (var files = Files.list(Path.of("prompts"))) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("-java.txt"))
                    .map(file -> file.replaceFirst("-java.txt$", "").replaceFirst("-(none|seed)$", ""))
                    .filter(name -> !name.equals("pocket"))
                    .collect(Collectors.toSet());
            assertEquals(Set.copyOf(new PromptProfiles(null).names(ReplLanguage.JAVA)), names);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theShortProfileIsThatOfSmallWithoutItsExamples(ReplLanguage language) {
        var small = new PromptProfiles(null).load("small", language);
        var profile = new PromptProfiles(null).load("short", language);

        assertEquals("short", profile.name());
        assertEquals(List.of(), profile.examples(true));
        assertEquals(small.guards(), profile.guards());
        assertTrue(profile.text("system", Map.of(), true).length() < 1_000, "about 300 tokens at most");
        assertEquals(small.text("first", NUMBERS, true), profile.text("first", NUMBERS, true));
        assertFalse(profile.text("system", Map.of(), false).contains("llm_query"));
        assertEquals(List.of("small", "medium", "default", "short"), new PromptProfiles(null).names(language));
    }

    @Test
    void aProfileInheritsWhatItDoesNotSay(@TempDir Path folder) throws Exception {
        var mine = folder.resolve("mine.txt");
        Files.writeString(mine, """
                base: small-java
                output-chars: 1234

                === no-output
                MINE

                === example user
                Question: mine

                === example assistant
                FINAL("mine")
                """);
        var small = new PromptProfiles(null).load("small", ReplLanguage.JAVA);
        var profile = new PromptProfiles(null).load(mine.toString(), ReplLanguage.JAVA);
        assertEquals(1234, profile.outputChars());
        assertEquals(small.turnTokens(), profile.turnTokens());
        assertEquals("MINE", profile.text("no-output", Map.of(), true));
        assertEquals(small.text("system", NUMBERS, true), profile.text("system", NUMBERS, true));
        assertEquals(2, profile.examples(true).size(), "its own examples replace all of the base's");
        assertNotEquals(small.sha256(), profile.sha256());
    }

    @Test
    void theHashOfAProfileCoversItsBase(@TempDir Path folder) throws Exception {
        var shipped = new PromptProfiles(null).load("small", ReplLanguage.JAVA, HelperSet.NONE);
        Files.writeString(
                folder.resolve("small-java.txt"),
                Files.readString(Path.of("prompts/small-java.txt"))
                        .replace("=== exhausted\n", "=== exhausted\nWell. "));
        var changed = new PromptProfiles(folder).load("small", ReplLanguage.JAVA, HelperSet.NONE);
        assertNotEquals(shipped.sha256(), changed.sha256());
        assertTrue(changed.text("exhausted", Map.of(), true).startsWith("Well."));
    }

    @Test
    void faultsOfInheritanceAreNamedInOneSentence(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a-java.txt"), "base: b-java\n");
        Files.writeString(folder.resolve("b-java.txt"), "base: a-java\n");
        Files.writeString(folder.resolve("c-java.txt"), "base: nosuch\n");
        var profiles = new PromptProfiles(folder);
        assertEquals(
                "prompt profile a-java: its base leads back to itself",
                assertThrows(IllegalArgumentException.class, () -> profiles.load("a", ReplLanguage.JAVA))
                        .getMessage());
        assertEquals(
                "prompt profile c-java: there is no 'nosuch.txt' for its base",
                assertThrows(IllegalArgumentException.class, () -> profiles.load("c", ReplLanguage.JAVA))
                        .getMessage());
    }

    @Test
    void functionsWithHintsAreToldOfInTheSameWords(@TempDir Path folder) throws Exception {
        var profiles = new PromptProfiles(folder);
        var all = profiles.load("small", ReplLanguage.JAVA, HelperSet.ALL);
        assertEquals(
                all.sha256(),
                profiles.load("small", ReplLanguage.JAVA, HelperSet.GUIDED).sha256());
        Files.writeString(folder.resolve("small-guided-java.txt"), "base: small-java\nintended: nobody\n");
        assertEquals(
                "nobody",
                profiles.load("small", ReplLanguage.JAVA, HelperSet.GUIDED).intended());
        assertEquals(
                all.intended(),
                profiles.load("small", ReplLanguage.JAVA, HelperSet.ALL).intended());
    }

    @Test
    void aProfileNamesTheHintsThatAreOn(@TempDir Path folder) throws Exception {
        var file = folder.resolve("mine.txt");
        Files.writeString(file, "base: small-java\nhints: names, numbers\n");
        var profile = new PromptProfiles(null).load(file.toString(), ReplLanguage.JAVA, HelperSet.GUIDED);
        assertEquals(
                Set.of(Hint.NAMES, Hint.NUMBERS), RlmSetup.of(profile).repl().hints());
        Files.writeString(file, "base: small-java\nhints:\n");
        assertEquals(
                Set.of(),
                new PromptProfiles(null)
                        .load(file.toString(), ReplLanguage.JAVA)
                        .hints());
        assertEquals(
                Set.of(Hint.values()),
                new PromptProfiles(null).load("small", ReplLanguage.JAVA).hints());
        Files.writeString(file, "base: small-java\nhints: names numbrs\n");
        assertEquals(
                "prompt profile 'small' (java): 'numbrs' is none of its hints: conditions, names, numbers, dates",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new PromptProfiles(null).load(file.toString(), ReplLanguage.JAVA))
                        .getMessage());
    }

    @Test
    void anUnknownNameListsThoseThereAre(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("mine-java.txt"), "base: small-java\n");
        Files.writeString(folder.resolve("mine-none-java.txt"), "base: small-none-java\n");
        Files.writeString(folder.resolve("other-python.txt"), "base: small-python\n");
        var profiles = new PromptProfiles(folder);
        assertEquals(
                "there is no prompt profile 'nosuch' for java (looked for nosuch-java.txt);"
                        + " choose from small, medium, default, short, mine",
                assertThrows(IllegalArgumentException.class, () -> profiles.load("nosuch", ReplLanguage.JAVA))
                        .getMessage());
        assertEquals(
                "there is no prompt profile 'other' for python with the helpers 'seed' (looked for other-seed-python.txt);"
                        + " choose from small, medium, default",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> profiles.load("other", ReplLanguage.PYTHON, HelperSet.SEED))
                        .getMessage());
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
        assertEquals("pocket", choice(1_500_000, 2_048), "an adapter of the pocket model, in a folder of any name");
        assertEquals("small", choice(135_000_000, 2_048));
        assertEquals("small", choice(1_500_000_000L, 32_768));
        assertEquals("small", choice(3_500_000_000L, 32_768));
        assertEquals("medium", choice(4_000_000_000L, 4_096));
        assertEquals("medium", choice(8_200_000_000L, 32_768));
        assertEquals("default", choice(14_000_000_000L, 32_768));
        assertEquals("small", choice(0, 4_096));
        assertEquals("default", choice(0, 32_768));
        assertEquals("default", choice(0, 0));
    }

    private static String choice(long parameters, int window) {
        return PromptProfiles.choiceFor(new ModelInfo("m", "openai", null, window, parameters))
                .profile();
    }
}
