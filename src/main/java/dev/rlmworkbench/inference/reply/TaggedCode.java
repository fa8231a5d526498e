package dev.rlmworkbench.inference.reply;

import dev.rlmworkbench.inference.reply.CodeBlocks.Block;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Code between tags instead of fences, as models write it that have learnt to call tools: `<code>...</code>`,
/// `<python>...</python>`, and `<tool_call>` with the name of a language and code, a fenced block, or JSON whose
/// arguments hold the code.
final class TaggedCode {

    private static final Pattern OPENING =
            Pattern.compile("[ \\t]*<(code|python|java|repl|jshell|tool_code|tool_call)>");
    private static final Pattern LANGUAGE = Pattern.compile("\\A(?:repl|python|java|jshell)\\s*(?:\\R|:)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TaggedCode() {}

    /// Whether code in tags begins at the start of a line.
    static boolean begins(String reply, int lineStart) {
        return OPENING.matcher(reply).region(lineStart, reply.length()).lookingAt();
    }

    /// @return a block with the tag `code`, or `tool_call` where no code could be found in it
    static Block from(String reply, int lineStart) {
        var opening = OPENING.matcher(reply).region(lineStart, reply.length());
        if (!opening.lookingAt()) {
            throw new IllegalArgumentException("no tag begins at " + lineStart);
        }
        var closing = "</" + opening.group(1) + ">";
        int close = reply.indexOf(closing, opening.end());
        int end = close < 0 ? reply.length() : close + closing.length();
        var content = reply.substring(opening.end(), close < 0 ? reply.length() : close);
        boolean isCall = opening.group(1).equals("tool_call");
        var code = isCall ? codeOfCall(content) : content;
        return new Block(code.isBlank() ? "tool_call" : "code", code, end, close >= 0);
    }

    private static String codeOfCall(String content) {
        var text = content.strip();
        if (text.startsWith("{")) {
            return codeOfJson(text);
        }
        var fenced = CodeBlocks.of(text).runnable();
        if (!fenced.isEmpty()) {
            return fenced.getFirst().code();
        }
        var language = LANGUAGE.matcher(text);
        return language.find() ? text.substring(language.end()).strip() : "";
    }

    /// The only text among the arguments of `{"name": "repl", "arguments": {"code": "..."}}`, whatever its key.
    private static String codeOfJson(String json) {
        try {
            var arguments = JSON.readTree(json).path("arguments");
            var texts = arguments.isString()
                    ? java.util.List.of(arguments.asString())
                    : arguments
                            .valueStream()
                            .filter(value -> value.isString())
                            .map(value -> value.asString())
                            .toList();
            return texts.size() == 1 ? texts.getFirst() : "";
        } catch (JacksonException _) {
            return "";
        }
    }
}
