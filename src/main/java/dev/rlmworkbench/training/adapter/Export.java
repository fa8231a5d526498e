package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;

/// Writes a trained adapter in one of the formats, and reads it back for a check.
///
/// @param name   by which people call the adapter
/// @param target the file of a GGUF adapter, else a folder
/// @param from   what a Modelfile builds on
public record Export(TrainedAdapter trained, String name, ExportFormat format, Path target, String from) {

    private static final String ADAPTER = "adapter.gguf";

    /// Where it goes when nobody chooses.
    ///
    /// @param experiments folder of all runs
    /// @param name        by which people call the adapter
    public static Path usualTarget(Path experiments, String name, ExportFormat format) {
        return experiments
                .resolve("exports")
                .resolve(name
                        + switch (format) {
                            case GGUF -> ".gguf";
                            case PEFT, MERGED, MODELFILE -> "_" + format.name().toLowerCase(Locale.ROOT);
                        });
    }

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

    /// Writes it, in the place of what was there, and runs it beside the checkpoint.
    ///
    /// @param models whose engine runs both
    /// @throws TransformerException in one sentence when the format cannot hold the adapter, a file cannot be
    ///                              written, or one of the two cannot be run
    public Exported run(LocalModels models) {
        write();
        var comparison = compare(new ExportCheck(models.engine(), trained));
        return new Exported(trained.folder(), trained.base(), format, target, isFaithful(comparison), comparison);
    }

    private void write() {
        switch (format) {
            case PEFT -> new PeftFolder(target).write(trained.config(), trained.adapter());
            case MERGED -> new MergedModel(trained).write(target);
            case GGUF -> GgufAdapter.write(trained, name, target);
            case MODELFILE -> {
                GgufAdapter.write(trained, name, target.resolve(ADAPTER));
                new Modelfile(from, ADAPTER).write(target.resolve(Modelfile.FILE));
            }
        }
    }

    private ExportCheck.Comparison compare(ExportCheck check) {
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
    private boolean isFaithful(ExportCheck.Comparison comparison) {
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
