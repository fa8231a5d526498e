package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.training.adapter.Export;
import dev.rlmworkbench.training.adapter.ExportFormat;
import dev.rlmworkbench.training.adapter.Exported;
import dev.rlmworkbench.training.adapter.TrainedAdapter;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.TerminalCommands;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Takes the chosen checkpoint to other programs.
final class AdapterExportViewModel {

    final ObjectProperty<ExportFormat> format = new SimpleObjectProperty<>(ExportFormat.GGUF);
    /// Where to; empty while no checkpoint is chosen.
    final StringProperty target = new SimpleStringProperty("");
    /// What Ollama calls the base; empty for its folder.
    final StringProperty from = new SimpleStringProperty("");
    final StringProperty command = new SimpleStringProperty("");
    /// Why nothing was exported, empty else.
    final StringProperty trouble = new SimpleStringProperty("");

    private final ReadOnlyObjectWrapper<@Nullable Exported> exported = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
    private final TrainingDesk desk;
    private final ObjectProperty<@Nullable Path> checkpoint;
    private final Background background;
    private final JobCentre jobs;
    private final LocalModels models;
    private final TerminalCommands terminal;

    /// @param checkpoint folder of the adapter, null while none is chosen
    AdapterExportViewModel(
            TrainingDesk desk,
            ObjectProperty<@Nullable Path> checkpoint,
            Background background,
            JobCentre jobs,
            LocalModels models,
            TerminalCommands terminal) {
        this.desk = desk;
        this.checkpoint = checkpoint;
        this.background = background;
        this.jobs = jobs;
        this.models = models;
        this.terminal = terminal;
        checkpoint.subscribe(_ -> propose());
        format.subscribe(_ -> propose());
        target.addListener(_ -> tell());
        from.addListener(_ -> tell());
    }

    /// What was written last, null before; the check's outcome with it.
    ReadOnlyObjectProperty<@Nullable Exported> exported() {
        return exported.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Job> job() {
        return job.getReadOnlyProperty();
    }

    private void propose() {
        exported.set(null);
        trouble.set("");
        var training = desk.training().get();
        target.set(
                training == null || checkpoint.get() == null
                        ? ""
                        : Export.usualTarget(desk.experiments(), training.name(), format.get())
                                .toString());
        tell();
    }

    private void tell() {
        var adapter = checkpoint.get();
        command.set(
                adapter == null || target.get().isBlank()
                        ? ""
                        : terminal.export(adapter, format.get(), target.get().strip(), from.get(), desk.experiments()));
    }

    /// Looks whether it can be written, and writes it.
    ///
    /// @param ask gets what to do when the user agrees that what is there already is replaced
    void start(Consumer<Runnable> ask) {
        var adapter = checkpoint.get();
        var training = desk.training().get();
        if (adapter == null || training == null || job.get() != null) {
            return;
        }
        if (target.get().isBlank()) {
            trouble.set("Choose where it goes.");
            return;
        }
        trouble.set("");
        exported.set(null);
        Path place;
        try {
            place = Path.of(target.get().strip());
        } catch (InvalidPathException e) {
            trouble.set("That is no place for a file: %s.".formatted(e.getReason()));
            return;
        }
        var name = training.name();
        var wanted = format.get();
        var base = from.get().strip();
        background.run(
                () -> {
                    var trained = TrainedAdapter.open(adapter, models);
                    var export = new Export(
                            trained,
                            name,
                            wanted,
                            place,
                            base.isEmpty()
                                    ? trained.base()
                                            .toAbsolutePath()
                                            .normalize()
                                            .toString()
                                    : base);
                    return new Looked(export, export.isOntoItself(), export.exists());
                },
                looked -> looked(looked, ask),
                failure -> trouble.set(FailureWords.of(failure) + "."));
    }

    private record Looked(Export export, boolean ontoItself, boolean exists) {}

    private void looked(Looked looked, Consumer<Runnable> ask) {
        if (looked.ontoItself()) {
            trouble.set("%s is what would be exported: choose another place."
                    .formatted(looked.export().target()));
        } else if (looked.exists()) {
            ask.accept(() -> write(looked.export()));
        } else {
            write(looked.export());
        }
    }

    private void write(Export export) {
        if (job.get() != null) {
            return; // begun by a second press while the first was looked into
        }
        var done = new AtomicReference<@Nullable Exported>();
        var running = jobs.start("Export " + export.target().getFileName(), progress -> {
            progress.accept(new JobCentre.Progress(-1, "Writing and checking"));
            done.set(export.run(models));
        });
        job.set(running);
        running.state().subscribe(state -> {
            if (state.ended()) {
                job.set(null);
                exported.set(done.get());
                if (running.failure() != null) {
                    trouble.set(FailureWords.of(running.failure()) + ".");
                }
            }
        });
    }
}
