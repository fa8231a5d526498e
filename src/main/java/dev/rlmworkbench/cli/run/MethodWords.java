package dev.rlmworkbench.cli.run;

import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.llm.local.PocketModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line about a method before it runs: with which model and prompts.
public final class MethodWords {

    private MethodWords() {}

    /// Such as `rlm: qwen2.5-coder:1.5b (ollama, window 8,192 tokens), prompt profile small, java`.
    public static String of(Method method) {
        var described = method.description();
        var text = new StringBuilder(method.name()).append(':');
        if (described.get("model") instanceof Map<?, ?> models) {
            text.append(' ').append(model(models.get("root")));
            if (models.get("sub") != null && !models.get("sub").equals(models.get("root"))) {
                text.append(", sub-calls by ").append(model(models.get("sub")));
            }
        }
        append(text, ", prompt profile ", described.get("prompt_profile"));
        append(text, ", ", described.get("repl_language"));
        if (!"all".equals(described.get("helpers"))) {
            append(text, ", helpers: ", described.get("helpers"));
        }
        return text.toString();
    }

    private static String model(@Nullable Object model) {
        if (!(model instanceof Map<?, ?> map)) {
            return "unknown model";
        }
        var window = map.get("window") instanceof Number tokens && tokens.intValue() > 0
                ? "window %,d tokens".formatted(tokens.intValue())
                : "window unknown";
        var named = "%s (%s, %s)".formatted(map.get("name"), map.get("kind"), window);
        return PocketModel.NAME.equals(map.get("name")) ? named + " (" + PocketModel.NOTICE + ")" : named;
    }

    private static void append(StringBuilder text, String before, @Nullable Object value) {
        if (value != null) {
            text.append(before).append(value);
        }
    }
}
