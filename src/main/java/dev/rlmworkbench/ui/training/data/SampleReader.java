package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.BaseFormat;
import dev.rlmworkbench.training.data.SampleEntry;
import dev.rlmworkbench.training.data.SftArchive;
import dev.rlmworkbench.ui.notice.FailureWords;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads samples with the tokenizer of the model that they were made for, which stays open for the next one.
/// Thread-safe.
final class SampleReader {

    private final Function<String, BaseFormat> opener;
    private @Nullable BaseFormat open;

    /// @param opener finds a model by its name
    SampleReader(Function<String, BaseFormat> opener) {
        this.opener = opener;
    }

    /// @throws IllegalArgumentException one sentence when the model is not there, or is another one by now
    /// @throws IOException              when the data set cannot be read
    synchronized SampleText read(SftArchive data, SampleEntry entry) throws IOException {
        var wanted = data.report();
        if (open == null || !open.templateDigest().equals(wanted.template())) {
            close();
            open = opened(wanted.base());
        }
        if (!open.templateDigest().equals(wanted.template())) {
            throw new IllegalArgumentException(
                    "The chat template of %s is another one than when this data set was made."
                            .formatted(wanted.base()));
        }
        return SampleText.of(data.read(entry), open);
    }

    private BaseFormat opened(String model) {
        try {
            return opener.apply(model);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The tokens cannot be shown as text: %s"
                            .formatted(FailureWords.sentence(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
