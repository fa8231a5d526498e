package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.repl.ReplLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds prompt profiles: a file named on the command line, a file in the user's `prompts` folder, or the ones shipped.
/// File names are `NAME-LANGUAGE.txt`, such as `small-java.txt`.
public final class PromptProfiles {

    /// The largest model that gets the `small` profile.
    private static final long SMALL_PARAMETERS = 3_500_000_000L;

    private final @Nullable Path folder;

    /// @param folder looked at before the shipped profiles; null for the shipped ones only
    public PromptProfiles(@Nullable Path folder) {
        this.folder = folder;
    }

    /// The profile's name that suits a model, with the reason in words.
    public static Choice choiceFor(ModelInfo model) {
        if (model.parameters() > 0 && model.parameters() <= SMALL_PARAMETERS) {
            return new Choice("small", "%.1f billion parameters".formatted(model.parameters() / 1e9));
        }
        if (model.window() > 0 && model.window() <= 8192) {
            return new Choice("small", "a window of %,d tokens".formatted(model.window()));
        }
        return new Choice(
                "default",
                model.parameters() > 0
                        ? "%.1f billion parameters".formatted(model.parameters() / 1e9)
                        : "a model of unknown size");
    }

    public record Choice(String profile, String reason) {}

    /// @param name a profile's name or a path to a file
    /// @throws IllegalArgumentException when there is none or it is malformed
    public PromptProfile load(String name, ReplLanguage language) {
        var text = read(name, language);
        var profile = PromptProfile.parse(name, text);
        if (profile.language() != language) {
            throw new IllegalArgumentException(
                    "prompt profile '%s' is for %s, not for %s; choose --repl %s or another profile"
                            .formatted(
                                    name,
                                    profile.language().wireName(),
                                    language.wireName(),
                                    profile.language().wireName()));
        }
        return profile;
    }

    /// A prompt file that is not for a REPL: `vanilla`, `map_reduce`.
    PromptProfile loadPlain(String name) {
        return PromptProfile.parsePlain(name, readNamed(name + ".txt", name));
    }

    private String read(String name, ReplLanguage language) {
        if (name.endsWith(".txt") || name.contains("/") || name.contains("\\")) {
            try {
                return Files.readString(Path.of(name));
            } catch (IOException e) {
                throw new IllegalArgumentException("prompt profile file '%s' cannot be read".formatted(name), e);
            }
        }
        return readNamed("%s-%s.txt".formatted(name.toLowerCase(Locale.ROOT), language.wireName()), name);
    }

    private String readNamed(String fileName, String name) {
        try {
            if (folder != null && Files.isRegularFile(folder.resolve(fileName))) {
                return Files.readString(folder.resolve(fileName));
            }
            try (var shipped = PromptProfiles.class.getResourceAsStream("/prompts/" + fileName)) {
                if (shipped == null) {
                    throw new IllegalArgumentException(
                            "there is no prompt profile '%s' (looked for %s)".formatted(name, fileName));
                }
                return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("prompt profile " + fileName + " cannot be read", e);
        }
    }
}
