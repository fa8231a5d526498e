package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.screen.FileDialogs;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The dialogs of the desktop.
final class SystemFileDialogs implements FileDialogs {

    private final Window owner;
    private final Supplier<Path> results;
    /// Where a file was chosen last, null before.
    private @Nullable File last;

    /// @param results folder in which files of one kind are looked for at first
    SystemFileDialogs(Window owner, Supplier<Path> results) {
        this.owner = owner;
        this.results = results;
    }

    @Override
    public List<Path> chooseFiles(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        var files = chooser.showOpenMultipleDialog(owner);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> chooseFile(String title, String kind, List<String> patterns) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, patterns));
        var folder = last == null ? results.get().toAbsolutePath().toFile() : last;
        if (folder.isDirectory()) {
            // one that is gone is refused by the system's dialog
            chooser.setInitialDirectory(folder);
        }
        var file = chooser.showOpenDialog(owner);
        last = file == null ? last : file.getParentFile();
        return path(file);
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return path(chooser.showDialog(owner));
    }

    @Override
    public Optional<Path> saveAs(String title, String suggestedName) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(suggestedName);
        return path(chooser.showSaveDialog(owner));
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
