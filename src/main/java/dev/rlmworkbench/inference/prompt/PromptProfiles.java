package dev.rlmworkbench.inference.prompt;

import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds prompt profiles: a file named on the command line, a file in the user's `prompts` folder, or the ones shipped.
/// File names are `NAME-LANGUAGE.txt`, such as `small-java.txt`, and `NAME-HELPERS-LANGUAGE.txt` for a REPL that has
/// not all helper functions, such as `small-none-java.txt`. Functions with hints are the same functions: where
/// there is no file of its own for `guided`, it is that of `all`.
public final class PromptProfiles {

    /// The model that the product ships, and its profile.
    private static final String POCKET = "pocket";

    /// A model with fewer is the pocket model or what was trained from it, whatever its folder is called.
    private static final long POCKET_PARAMETERS = 10_000_000;

    /// The profiles there are for a REPL, smallest models first; resources cannot be listed.
    static final List<String> SHIPPED = List.of("small", "medium", "default");

    /// What a model is taught to do with when its prompts are distilled; there is one for all helper functions only.
    private static final String SHORT = "short";

    /// The largest models that get the `small` and the `medium` profile.
    private static final long SMALL_PARAMETERS = 3_500_000_000L;

    private static final long MEDIUM_PARAMETERS = 8_500_000_000L;

    /// A model of unknown size with a window of at most so many tokens gets the `small` profile.
    private static final int SMALL_WINDOW = 8192;

    private final @Nullable Path folder;

    /// @param folder looked at before the shipped profiles; null for the shipped ones only
    public PromptProfiles(@Nullable Path folder) {
        this.folder = folder;
    }

    /// The profile's name that suits a model, with the reason in words.
    public static Choice choiceFor(ModelInfo model) {
        long parameters = model.parameters();
        if (model.name().equals(POCKET)
                || model.name().endsWith("/" + POCKET)
                || parameters > 0 && parameters < POCKET_PARAMETERS) {
            return new Choice(POCKET, "the profile that the pocket model was trained with");
        }
        if (parameters > 0) {
            var name =
                    parameters <= SMALL_PARAMETERS ? "small" : parameters <= MEDIUM_PARAMETERS ? "medium" : "default";
            return new Choice(name, "%.1f billion parameters".formatted(parameters / 1e9));
        }
        if (model.window() > 0 && model.window() <= SMALL_WINDOW) {
            return new Choice("small", "unknown size, a window of %,d tokens".formatted(model.window()));
        }
        return new Choice("default", "unknown size");
    }

    /// @param reason such as `1.5 billion parameters`
    public record Choice(String profile, String reason) {}

    /// The profile for a REPL with all helper functions.
    ///
    /// @param name a profile's name or a path to a file
    /// @throws IllegalArgumentException when there is none or it is malformed
    public PromptProfile load(String name, ReplLanguage language) {
        return load(name, language, HelperSet.ALL);
    }

    /// @param name    a profile's name, or a path to a file, which is then taken for every set of helpers
    /// @param helpers functions that the profile may tell the model about
    /// @throws IllegalArgumentException when there is none or it is malformed
    public PromptProfile load(String name, ReplLanguage language, HelperSet helpers) {
        var profile = PromptProfile.of(name, isPath(name) ? file(Path.of(name)) : named(name, language, helpers));
        if (profile.language() != language) {
            throw new IllegalArgumentException(
                    "prompt profile '%s' is for %s, not for %s; let the REPL run %s or choose another profile"
                            .formatted(
                                    name,
                                    profile.language().wireName(),
                                    language.wireName(),
                                    profile.language().wireName()));
        }
        return profile;
    }

    /// A prompt file that is not for a REPL: `vanilla`, `map_reduce`, `retrieve`.
    public PromptProfile loadPlain(String name) {
        return PromptProfile.plain(parsed(name, List.of()));
    }

    /// Names of the profiles for a REPL with all helper functions: those that ship, then the user's own.
    public List<String> names(ReplLanguage language) {
        return names("-" + language.wireName() + ".txt");
    }

    private static boolean isPath(String name) {
        return name.endsWith(".txt") || name.contains("/") || name.contains("\\");
    }

    private ProfileFile file(Path path) {
        try {
            return ProfileFile.parse(path.toString(), TextFile.read(path), base -> parsed(base, List.of()));
        } catch (IOException e) {
            throw new IllegalArgumentException("prompt profile file '%s' cannot be read".formatted(path), e);
        }
    }

    private ProfileFile named(String name, ReplLanguage language, HelperSet helpers) {
        var set = helpers == HelperSet.ALL ? "" : "-" + helpers.wireName();
        var stem = name.toLowerCase(Locale.ROOT) + set + "-" + language.wireName();
        if (text(stem) == null && helpers.withoutHints() != helpers) {
            return named(name, language, helpers.withoutHints());
        }
        if (text(stem) == null) {
            throw new IllegalArgumentException(
                    "there is no prompt profile '%s' for %s%s (looked for %s.txt); choose from %s"
                            .formatted(
                                    name,
                                    language.wireName(),
                                    set.isEmpty() ? "" : " with the helpers '" + helpers.wireName() + "'",
                                    stem,
                                    String.join(", ", names(set + "-" + language.wireName() + ".txt"))));
        }
        return parsed(stem, List.of());
    }

    /// Names of the profiles whose files end like this.
    private List<String> names(String ending) {
        var names = new ArrayList<>(SHIPPED);
        if (text(SHORT + ending.replaceFirst("\\.txt$", "")) != null) {
            names.add(SHORT);
        }
        if (folder != null && Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                var own = new TreeSet<String>();
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(ending))
                        .map(file -> file.substring(0, file.length() - ending.length()))
                        .filter(name -> Stream.of(HelperSet.values()).noneMatch(s -> name.endsWith("-" + s.wireName())))
                        .forEach(own::add);
                names.forEach(own::remove);
                names.addAll(own);
            } catch (IOException _) {
                // the names only help to choose
            }
        }
        return names;
    }

    /// @param inheriting the files on the way here, each the base of the one before
    private ProfileFile parsed(String stem, List<String> inheriting) {
        if (inheriting.contains(stem)) {
            throw new IllegalArgumentException("prompt profile %s: its base leads back to itself".formatted(stem));
        }
        var text = text(stem);
        if (text == null) {
            throw new IllegalArgumentException(
                    inheriting.isEmpty()
                            ? "there is no prompt file %s.txt".formatted(stem)
                            : "prompt profile %s: there is no '%s.txt' for its base"
                                    .formatted(inheriting.getLast(), stem));
        }
        var path = new ArrayList<>(inheriting);
        path.add(stem);
        return ProfileFile.parse(stem + ".txt", text, base -> parsed(base, path));
    }

    /// The user's file before the shipped one; null when there is neither.
    private @Nullable String text(String stem) {
        var fileName = stem + ".txt";
        try {
            if (folder != null && Files.isRegularFile(folder.resolve(fileName))) {
                return TextFile.read(folder.resolve(fileName));
            }
            try (var shipped = PromptProfiles.class.getResourceAsStream("/prompts/" + fileName)) {
                return shipped == null ? null : new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("prompt profile " + fileName + " cannot be read", e);
        }
    }
}
