package dev.rlmworkbench.inference.prompt;

import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.inference.prompt.ProfileFile.Example;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.text.question.Hint;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything that is said to a model, as data: a header (`key: value` lines), then sections that begin with `===
/// name`. `{{name}}` is replaced when a section is used. A line that begins with `@sub-calls ` is only there when
/// sub-calls are on, one that begins with `@no-sub-calls ` only when they are off. The format is described in
/// `docs/prompts.md`.
public final class PromptProfile {

    /// Behaviour of the engine that a profile switches on by naming it under `guards`.
    public enum Guard {
        /// FINAL before anything of a long context was read is refused.
        PREMATURE_FINAL,
        /// A block that (nearly) repeats the one before is not run again.
        REPEATED_CODE,
        /// FINAL in a turn whose code failed, or right after one, is refused.
        FINAL_AFTER_ERROR,
        /// Names of the question that no output shows are said, and FINAL with another answer than "not found" is
        /// refused.
        UNSEEN_NAMES,
        /// FINAL with a name or number that stands in no output and was not computed is refused.
        UNGROUNDED_FINAL,
        /// FINAL with nothing but words of the question is refused, unless it is one of several that the question
        /// offers.
        REPEATED_QUESTION,
        /// FINAL with a number is refused while the last output shows only some of many lines that match alike.
        PARTIAL_OUTPUT,
        /// After two failed turns of the last three the model is told how to get out.
        RECOVERY
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([a-z_]+)}}");

    private final String source;
    private final Map<String, String> header;
    private final Map<String, String> sections;
    private final List<Example> examples;

    private PromptProfile(ProfileFile file) {
        this.source = file.source();
        this.header = file.header();
        this.sections = file.sections();
        this.examples = file.examples();
    }

    /// Of a file that inherits nothing.
    ///
    /// @throws IllegalArgumentException one sentence that names the line or the missing part
    public static PromptProfile parse(String fileName, String text) {
        return of(fileName, ProfileFile.parse(fileName, text, base -> {
            throw new IllegalArgumentException(
                    "prompt profile %s: its base '%s' cannot be looked up here".formatted(fileName, base));
        }));
    }

    /// @throws IllegalArgumentException one sentence that names the missing or wrong part
    static PromptProfile of(String fileName, ProfileFile file) {
        var profile = new PromptProfile(file);
        profile.check(fileName);
        return profile;
    }

    /// A file of the same form that is not for a REPL, such as the vanilla prompt.
    static PromptProfile plain(ProfileFile file) {
        return new PromptProfile(file);
    }

    private void check(String fileName) {
        for (var key : List.of("profile", "language", "protocol")) {
            if (!header.containsKey(key)) {
                throw new IllegalArgumentException("prompt profile %s: '%s:' is missing".formatted(fileName, key));
            }
        }
        for (var name : List.of("system", "first", "turn", "no-code", "no-output", "exhausted")) {
            if (!sections.containsKey(name)) {
                throw new IllegalArgumentException(
                        "prompt profile %s: section '=== %s' is missing".formatted(fileName, name));
            }
        }
        guards();
        hints();
        language();
        number("stop-at-block", 0);
    }

    public String name() {
        return header.get("profile");
    }

    public ReplLanguage language() {
        return ReplLanguage.valueOf(header.get("language").toUpperCase(Locale.ROOT));
    }

    /// How answers are given: `final` (FINAL and FINAL_VAR) or `answer` (the answer variable).
    public String protocol() {
        return header.get("protocol");
    }

    /// For which models it is meant, for people.
    public String intended() {
        return header.getOrDefault("intended", "");
    }

    /// Whether a turn ends at its first complete code block: the call to the server is closed there.
    public boolean stopsAtBlock() {
        return number("stop-at-block", 0) != 0;
    }

    /// Most tokens of one root turn, null for the server's own limit.
    public @Nullable Integer turnTokens() {
        int tokens = number("turn-tokens", 0);
        return tokens == 0 ? null : Integer.valueOf(tokens);
    }

    /// Characters of output that the model is shown of one block.
    public int outputChars() {
        return number("output-chars", 20_000);
    }

    /// Characters of the context's beginning that the model is shown at first.
    public int previewChars() {
        return number("preview-chars", 160);
    }

    /// From how many characters of context the premature-final guard watches.
    public int longContextChars() {
        return number("long-context-chars", 16_000);
    }

    public Set<Guard> guards() {
        return named(Guard.class, "guards");
    }

    /// What functions with hints say, all of it when the header does not name some.
    public Set<Hint> hints() {
        return header.containsKey("hints") ? named(Hint.class, "hints") : EnumSet.allOf(Hint.class);
    }

    private <E extends Enum<E>> Set<E> named(Class<E> type, String key) {
        var named = EnumSet.noneOf(type);
        for (var name : header.getOrDefault(key, "").split("[,\\s]+")) {
            if (!name.isEmpty()) {
                named.add(one(type, key, name));
            }
        }
        return named;
    }

    private <E extends Enum<E>> E one(Class<E> type, String key, String name) {
        var all = EnumSet.allOf(type);
        return all.stream()
                .filter(one -> written(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("prompt profile '%s' (%s): '%s' is none of its %s: %s"
                        .formatted(
                                name(),
                                header.get("language"),
                                name,
                                key,
                                all.stream().map(PromptProfile::written).collect(Collectors.joining(", ")))));
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What the model is told to answer when the text does not say it.
    public String notFound() {
        return header.getOrDefault("not-found", "not in the text");
    }

    /// Worked examples as turns of a conversation.
    public List<ChatMessage> examples(boolean subCalls) {
        return examples.stream()
                .filter(example -> subCalls || !example.needsSubCalls())
                .map(Example::message)
                .toList();
    }

    public boolean has(String section) {
        return sections.containsKey(section);
    }

    /// The section with its variables filled in; unknown variables stay as written.
    public String text(String section, Map<String, ?> values, boolean subCalls) {
        var body = Optional.ofNullable(sections.get(section))
                .orElseThrow(() -> new IllegalArgumentException("prompt profile '%s' (%s) has no section '=== %s'"
                        .formatted(name(), header.get("language"), section)));
        var kept = new StringBuilder();
        for (var line : body.split("\n", -1)) {
            var on = without(line, "@sub-calls ");
            var off = without(line, "@no-sub-calls ");
            if (on != null && !subCalls || off != null && subCalls) {
                continue;
            }
            kept.append(on != null ? on : off != null ? off : line).append('\n');
        }
        kept.setLength(kept.length() - 1);
        return VARIABLE.matcher(kept).replaceAll(m -> {
            var value = values.get(m.group(1));
            return Matcher.quoteReplacement(value == null ? m.group() : value.toString());
        });
    }

    /// SHA-256 over the file and what it inherits from, first 16 hex digits.
    public String sha256() {
        return Sha256.of(source).shortHex();
    }

    private static @Nullable String without(String line, String prefix) {
        return line.startsWith(prefix) ? line.substring(prefix.length()) : null;
    }

    private int number(String key, int otherwise) {
        var value = header.get(key);
        if (value == null || value.equals("no")) {
            return otherwise;
        }
        if (value.equals("yes")) {
            return 1;
        }
        try {
            return Integer.parseInt(value.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "prompt profile '%s': '%s: %s' is not a whole number".formatted(name(), key, value), e);
        }
    }
}
