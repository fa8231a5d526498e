package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Writes a trained adapter in one of the formats, and reads it back for a check.
///
/// @param name   by which people call the adapter
/// @param target the file of a GGUF adapter, else a folder
/// @param from   what a Modelfile builds on
public record Export(TrainedAdapter trained, String name, ExportFormat format, Path target, String from) {

    private static final String ADAPTER = "adapter.gguf";

    /// Whether it would replace what it is made of.
    public boolean isOntoItself() {
        try {
            return Files.exists(target)
                    && (Files.isSameFile(target, trained.base()) || Files.isSameFile(target, trained.folder()));
        } catch (IOException e) {
            throw new TransformerException(target + " cannot be looked at: " + FileTrouble.reason(e), e);
        }
    }

    /// Whether something is there already that would be replaced.
    public boolean exists() {
        return switch (format) {
            case GGUF -> Files.exists(target);
            case PEFT, MERGED, MODELFILE -> Files.exists(target) && !isEmptyFolder(target);
        };
    }

    private static boolean isEmptyFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new TransformerException(folder + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    /// @throws TransformerException in one sentence when the format cannot hold the adapter, or a file cannot be
    ///                              written
    public void write() {
        switch (format) {
            case PEFT -> new PeftFolder(target).write(trained.config(), trained.adapter());
            case MERGED -> new MergedModel(trained).write(target);
            case GGUF -> GgufAdapter.write(trained, name, target);
            case MODELFILE -> {
                GgufAdapter.write(trained, name, target.resolve(ADAPTER));
                new Modelfile(from, ADAPTER).write(target.resolve("Modelfile"));
            }
        }
    }

    /// Runs what was written beside the checkpoint.
    ///
    /// @throws TransformerException when one of them cannot be run
    public ExportCheck.Comparison compare(ExportCheck check) {
        return switch (format) {
            case PEFT -> check.with(trained.base(), PeftAdapter.read(target));
            case MERGED -> check.with(target, null);
            case GGUF -> compareGguf(check, target);
            case MODELFILE -> compareGguf(check, target.resolve(ADAPTER));
        };
    }

    /// Whether a comparison shows no mistake. The numbers of an adapter are written as they are. A merged weight
    /// is rounded, which costs a part of what the adapter changes: a quarter at most, where a wrong sum costs all
    /// of it.
    public boolean isFaithful(ExportCheck.Comparison comparison) {
        double tolerance = format == ExportFormat.MERGED ? Math.max(0.05, comparison.effect() / 4) : 1e-3;
        return comparison.difference() <= tolerance;
    }

    private ExportCheck.Comparison compareGguf(ExportCheck check, Path file) {
        try {
            var folder = Files.createTempDirectory("gguf-adapter");
            try {
                GgufAdapter.toPeft(file, trained.model(), trained.config().base(), folder);
                return check.with(trained.base(), PeftAdapter.read(folder));
            } finally {
                delete(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new TransformerException("the exported file cannot be checked: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
