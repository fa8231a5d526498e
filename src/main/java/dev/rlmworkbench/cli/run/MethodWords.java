package dev.rlmworkbench.cli.run;

import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.result.ModelSnapshot;
import org.jspecify.annotations.Nullable;

/// One line about a method before it runs: with which model and prompts.
public final class MethodWords {

    private MethodWords() {}

    /// Such as `rlm: qwen2.5-coder:1.5b (ollama, window 8,192 tokens), prompt profile small, java`.
    public static String of(Method method) {
        var setup = method.description();
        var text = new StringBuilder(method.name()).append(':');
        if (setup.root() != null) {
            text.append(' ').append(model(setup.root()));
            if (setup.sub() != null && !setup.sub().equals(setup.root())) {
                text.append(", sub-calls by ").append(model(setup.sub()));
            }
        }
        append(text, ", prompt profile ", setup.promptProfile());
        append(text, ", ", setup.replLanguage());
        if (!"all".equals(setup.helpers())) {
            append(text, ", helpers: ", setup.helpers());
        }
        return text.toString();
    }

    private static String model(ModelSnapshot model) {
        var window = model.window() > 0 ? "window %,d tokens".formatted(model.window()) : "window unknown";
        var named = "%s (%s, %s)".formatted(model.name(), model.kind(), window);
        return model.name().equals(PocketModel.NAME) ? named + " (" + PocketModel.NOTICE + ")" : named;
    }

    private static void append(StringBuilder text, String before, @Nullable String value) {
        if (value != null) {
            text.append(before).append(value);
        }
    }
}
