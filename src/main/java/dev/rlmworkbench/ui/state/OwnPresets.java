package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.ui.notice.FailureWords;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The user's own presets of a form, one file each. On the thread of the screen; the files are small.
public final class OwnPresets<T> {

    private static final String ENDING = ".json";

    private final Path folder;
    private final Format<T> format;
    private final ObservableList<String> names = FXCollections.observableArrayList();

    /// How a preset is kept in a file.
    public interface Format<T> {

        /// @throws IllegalArgumentException one sentence when the file is missing or damaged
        T read(Path file);

        void write(T preset, Path file) throws IOException;
    }

    /// @param folder need not be there
    public OwnPresets(Path folder, Format<T> format) {
        this.folder = folder;
        this.format = format;
        list();
    }

    /// In the order of the alphabet.
    public ObservableList<String> names() {
        return names;
    }

    /// @throws IllegalArgumentException one sentence when the file is missing or damaged
    public T read(String name) {
        return format.read(file(name));
    }

    /// Takes the place of an old one of this name.
    ///
    /// @return why it could not be saved, empty when it could; so do the others
    public String save(String name, T preset) {
        return tried(() -> format.write(preset, file(name)));
    }

    public String rename(String name, String next) {
        return tried(() -> Files.move(file(name), file(next)));
    }

    public String delete(String name) {
        return tried(() -> Files.deleteIfExists(file(name)));
    }

    private interface Change {
        void make() throws IOException;
    }

    private String tried(Change change) {
        try {
            change.make();
            list();
            return "";
        } catch (FileAlreadyExistsException _) {
            return "There is a preset of this name already; choose another name";
        } catch (IOException | IllegalArgumentException e) {
            return FailureWords.of(e);
        }
    }

    private void list() {
        if (!Files.isDirectory(folder)) {
            names.clear();
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            names.setAll(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted(String.CASE_INSENSITIVE_ORDER)
                    .toList());
        } catch (IOException _) {
            names.setAll(List.of());
        }
    }

    private Path file(String name) {
        // the same letters as a run's name
        return folder.resolve(new RunName(folder, name).name() + ENDING);
    }
}
