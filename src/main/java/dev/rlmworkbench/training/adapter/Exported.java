package dev.rlmworkbench.training.adapter;

import java.nio.file.Path;
import java.util.Locale;

/// An adapter that was taken elsewhere, and whether it still says the same.
///
/// @param checkpoint folder of the adapter
/// @param base       folder of its model
/// @param written    where
/// @param correct    whether it says the same as the checkpoint
public record Exported(
        Path checkpoint, Path base, ExportFormat format, Path written, boolean correct, ExportCheck.Comparison check) {

    /// What came out of the check.
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%s %d of the %d tokens that the checkpoint writes are the likeliest here too, and no log-probability"
                        + " differs by more than %.2g (without the adapter: by up to %.2g).",
                correct ? "Checked:" : "It does not say what the checkpoint says:",
                check.same(),
                check.tokens(),
                check.difference(),
                check.effect());
    }

    /// What to type to use it, one command; names in capitals are to be chosen.
    public String use() {
        var place = quoted(written.toString());
        return switch (format) {
            case PEFT -> "vllm serve %s --enable-lora --lora-modules NAME=%s".formatted(quoted(base.toString()), place);
            case MERGED -> "vllm serve " + place;
            case GGUF -> "llama-server -m MODEL.gguf --lora " + place;
            case MODELFILE ->
                "ollama create NAME -f "
                        + quoted(written.resolve(Modelfile.FILE).toString());
        };
    }

    private static String quoted(String path) {
        return path.contains(" ") ? "\"" + path + "\"" : path;
    }
}
