package dev.rlmworkbench.llm;

import java.util.Locale;
import java.util.regex.Pattern;

/// Reads a model's size from its name or from a label such as `134.52M`.
public final class ParameterCount {

    /// A number with B or M, standing alone: `qwen2.5-coder:1.5b`, `SmolLM2-135M-Instruct`, but not `8k` or `q4b`.
    private static final Pattern SIZE = Pattern.compile("(?<![a-z0-9.])(\\d{1,4}(?:\\.\\d{1,3})?)([bm])(?![a-z0-9])");

    private ParameterCount() {}

    /// @return 0 when the text names no size
    public static long in(String text) {
        var matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.find()) {
            return 0;
        }
        double unit = matcher.group(2).equals("b") ? 1e9 : 1e6;
        return Math.round(Double.parseDouble(matcher.group(1)) * unit);
    }
}
