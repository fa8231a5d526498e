package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Path;

/// What Ollama makes a model from: the base and a GGUF adapter beside.
///
/// @param from    a model that Ollama has, a GGUF file or a model folder
/// @param adapter name of the file beside
public record Modelfile(String from, String adapter) {

    /// The name that it has.
    static final String FILE = "Modelfile";

    /// @throws TransformerException when it cannot be written
    public void write(Path file) {
        var text = """
                # ollama create NAME -f %s
                # FROM must be the model that the adapter was trained on: as Ollama calls it, a GGUF file, or a folder.
                # A model of Ollama's library brings its TEMPLATE and PARAMETER stop; where FROM is a file or a folder,
                # add those that `ollama show --modelfile` prints for that model. The adapter was trained on no other.
                FROM %s
                ADAPTER ./%s
                """.formatted(file.getFileName(), from, adapter);
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new TransformerException("cannot write " + file + ": " + FileTrouble.reason(e), e);
        }
    }
}
