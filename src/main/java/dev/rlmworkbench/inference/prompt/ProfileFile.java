package dev.rlmworkbench.inference.prompt;

import dev.rlmworkbench.llm.ChatMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A prompt file taken apart: header lines `key: value`, comments with `#`, then sections that begin with `=== name`.
///
/// @param source   the text, of an inheriting file with its base's text behind it
/// @param examples the sections `example user` and `example assistant`, in order
record ProfileFile(String source, Map<String, String> header, Map<String, String> sections, List<Example> examples) {

    private static final String BASE = "base";
    private static final String EXAMPLES = "examples";
    private static final String WITH_SUB_CALLS = " @sub-calls";

    /// @param needsSubCalls whether it is only there when sub-calls are on, told by `@sub-calls` behind its name
    record Example(ChatMessage message, boolean needsSubCalls) {}

    /// Gives the file that a `base:` line names, such as `small-java`.
    @FunctionalInterface
    interface Bases {
        ProfileFile named(String name);
    }

    /// @throws IllegalArgumentException one sentence that names the line
    static ProfileFile parse(String fileName, String text, Bases bases) {
        var header = new HashMap<String, String>();
        var sections = new LinkedHashMap<String, String>();
        var examples = new ArrayList<Example>();
        var parts = ("\n" + text.replace("\r\n", "\n")).split("\n=== ");
        for (var line : parts[0].lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(
                        "prompt profile %s: '%s' is neither 'key: value' nor a '# comment'".formatted(fileName, line));
            }
            header.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        for (int i = 1; i < parts.length; i++) {
            var nameAndBody = parts[i].split("\n", 2);
            var name = nameAndBody[0].strip();
            var body = nameAndBody.length > 1 ? nameAndBody[1].strip() : "";
            switch (name) {
                case "example user", "example user" + WITH_SUB_CALLS ->
                    examples.add(new Example(ChatMessage.user(body), name.endsWith(WITH_SUB_CALLS)));
                case "example assistant", "example assistant" + WITH_SUB_CALLS ->
                    examples.add(new Example(ChatMessage.assistant(body), name.endsWith(WITH_SUB_CALLS)));
                default -> sections.put(name, body);
            }
        }
        var file = new ProfileFile(text, Map.copyOf(header), sections, List.copyOf(examples));
        return header.containsKey(BASE) ? file.over(bases.named(header.get(BASE))) : file;
    }

    /// What this file does not say, its base says. Examples belong together, so one of its own replaces them all, and
    /// so does `examples: none`.
    private ProfileFile over(ProfileFile base) {
        var allHeader = new HashMap<>(base.header);
        allHeader.putAll(header);
        var allSections = new LinkedHashMap<>(base.sections);
        allSections.putAll(sections);
        return new ProfileFile(
                source + "\n=== " + BASE + "\n" + base.source,
                Map.copyOf(allHeader),
                allSections,
                examples.isEmpty() && !"none".equals(header.get(EXAMPLES)) ? base.examples : examples);
    }
}
