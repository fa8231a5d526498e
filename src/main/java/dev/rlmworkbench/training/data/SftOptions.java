package dev.rlmworkbench.training.data;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a data set is to be made of.
///
/// @param roles       `root`, `sub` or both: whose answers are learned
/// @param maxLength   tokens of the longest sample
/// @param allowErrors whether turns that failed are learned too
/// @param distilled   whose system text takes the place of the recorded one; null to leave it as recorded
/// @param pairs       whether preference pairs are made, too
/// @param heldOut     tasks and texts that must not enter
public record SftOptions(
        Set<String> roles,
        int maxLength,
        boolean allowErrors,
        @Nullable DistilledPrompt distilled,
        boolean pairs,
        HeldOut heldOut) {

    /// A prompt profile that prompts are shortened to.
    ///
    /// @param profile its name or file
    /// @param texts   gives it for a language
    public record DistilledPrompt(String profile, Function<String, PromptProfile> texts) {}

    /// Where the model's window allows it: prompts of the larger profiles with some turns fit.
    public static final int DEFAULT_MAX_LENGTH = 4096;

    public static final int MIN_MAX_LENGTH = 64;
    public static final List<String> ROLES = List.of("root", "sub");

    /// The model's window, at most [#DEFAULT_MAX_LENGTH].
    ///
    /// @param window of the model, 0 where it is not known
    public static int longestFor(int window) {
        return window > 0 ? Math.min(window, DEFAULT_MAX_LENGTH) : DEFAULT_MAX_LENGTH;
    }

    public SftOptions {
        roles = Set.copyOf(roles);
        for (var role : roles) {
            if (!ROLES.contains(role)) {
                throw new IllegalArgumentException("There is no role '%s'; choose from root and sub.".formatted(role));
            }
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("No role is named; choose root, sub or root,sub.");
        }
        if (maxLength < MIN_MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The longest sample must have at least %d tokens, not %d.".formatted(MIN_MAX_LENGTH, maxLength));
        }
    }
}
